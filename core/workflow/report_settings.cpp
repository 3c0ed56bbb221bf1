#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/imports.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/workflow/commands.h"
#include "core/workflow/html.h"
#include "core/workflow/report_parts.h"

#include <set>

namespace tw::workflow {
namespace {

std::string code(const std::string& text) {
    return "<code>" + escape_html(text) + "</code>";
}

std::string json_block(const std::string& heading, const Json& json) {
    return "<details><summary>" + escape_html(heading) + "</summary><pre>" +
           escape_html(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "</pre></details>\n";
}

std::string runs_table(const project::Project& project) {
    html::Table table;
    table.caption = "Generation runs";
    table.head = {"run", "method", "rule", "scheduler", "steps", "guidance", "CADS", "seed", "model hash", "counted"};
    for (const project::GenerationRun& run : project::RunRepository(project).all()) {
        const Json sampling = run.settings.value("sampling", Json::object());
        const Json cads = sampling.value("cads", Json::object());
        const auto shown = [&](const Json& object, const char* key) {
            if (!object.contains(key)) return std::string("–");
            const Json& value = object.at(key);
            return escape_html(value.is_string() ? value.get<std::string>() : value.dump());
        };
        table.rows.push_back({escape_html(run.name), escape_html(run.method), shown(sampling, "rule"), shown(sampling, "scheduler"),
                              shown(sampling, "num_inference_steps"), shown(sampling, "guidance_scale"), shown(cads, "scale"),
                              shown(run.settings, "seed"), code(run.model_hash.substr(0, 12)), run.chosen ? "yes" : "no"});
    }
    return table.rows.empty() ? std::string() : html::table(table);
}

std::string models(const project::Project& project) {
    std::string out = "<h3>Models</h3>\n<ul>";
    std::set<std::string> seen;
    for (const project::GenerationRun& run : project::RunRepository(project).all()) {
        if (run.model_hash.empty() || !seen.insert(run.model_hash).second) continue;
        out += "<li>Generator " + code(std::filesystem::path(run.model).filename().string()) + ", hash " + code(run.model_hash) + "</li>";
    }
    const std::string clip = project::dataset_settings(project).clip_model;
    const Json filter = project.setting("filter", Json::object());
    out += "<li>CLIP " + (clip.empty() ? "embedded" : code(std::filesystem::path(clip).filename().string()));
    if (filter.contains("clip_model_hash")) out += ", hash " + code(filter.at("clip_model_hash").get<std::string>());
    out += "</li></ul>\n";
    return seen.empty() && filter.empty() ? std::string() : out;
}

std::string training_settings(const project::Project& project) {
    const std::vector<project::TrainingRun> runs = project::TrainingRepository(project).all();
    if (runs.empty()) return {};
    Json seeds = Json::object();
    for (const project::TrainingRun& run : runs) seeds[run.arm].push_back(run.seed);
    return json_block("Training: settings of the newest run", runs.back().settings) + json_block("Training: seeds of each arm", seeds);
}

std::string imports(const project::Project& project) {
    html::Table table;
    table.caption = "Imports";
    table.head = {"file or folder", "format", "images", "left out or changed"};
    const project::ImportRepository repository(project);
    for (const project::ImportRow& row : repository.all()) {
        table.rows.push_back({code(std::filesystem::path(row.path).filename().string()), escape_html(row.format),
                              std::to_string(row.images), std::to_string(repository.issues(row.id).size())});
    }
    return table.rows.empty() ? std::string() : html::table(table);
}

}  // namespace

std::string settings_part(const project::Project& project) {
    const project::DatasetSettings settings = project::dataset_settings(project);
    std::string out = "<p>Prompt: " + code(settings.prompt_template) + ", fit rule " + code(settings.fit) + ".</p>\n";
    out += imports(project) + runs_table(project) + models(project);
    const std::string commands = command_lines(project);
    if (!commands.empty()) {
        out += "<h3>Commands</h3>\n<p class=\"soft\">They make this project again, step by step.</p>\n<pre>" + escape_html(commands) +
               "</pre>\n";
    }
    for (const project::GenerationRun& run : project::RunRepository(project).all()) {
        out += json_block("Run " + run.name + ": all settings", run.settings);
    }
    if (const auto split = project::SplitRepository(project).current()) out += json_block("Split", split->spec);
    return out + training_settings(project);
}

}  // namespace tw::workflow
