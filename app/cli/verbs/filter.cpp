#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/stages/filtering/filter.h"

#include <algorithm>
#include <cstdio>

namespace tw::cli {
namespace {

struct FilterOptions {
    std::string project;
    std::vector<std::string> runs, classes, thresholds;
    double keep_share = 0.95;
    bool diff_mix = false;
    int threads = 0;
};

std::vector<std::int64_t> run_ids(const project::Project& project, const std::vector<std::string>& names) {
    std::vector<std::int64_t> ids;
    for (const std::string& name : names) {
        const auto run = project::RunRepository(project).by_name(name);
        if (!run) throw Error("the project has no generation run '" + name + "'");
        ids.push_back(run->id);
    }
    if (ids.empty() && project::RunRepository(project).chosen_ids().empty()) {
        throw Error("no generation run is chosen; name one with --run");
    }
    return ids;
}

std::vector<project::Class> asked_classes(const project::Project& project, const std::vector<std::string>& names) {
    const project::ClassRepository classes(project);
    if (names.empty()) return classes.all();
    std::vector<project::Class> asked;
    for (const std::string& name : names) {
        const auto found = classes.by_name(name);
        if (!found) throw Error("class '" + name + "' is not in this project");
        asked.push_back(*found);
    }
    return asked;
}

/// "margin=0.05" for the classes named, or for every class.
void set_threshold(project::Project& project, const std::vector<project::Class>& classes, bool all, const std::string& text) {
    const std::size_t equals = text.find('=');
    double value = 0;
    int used = 0;
    const bool parsed = equals != std::string::npos && std::sscanf(text.c_str() + equals + 1, "%lf%n", &value, &used) == 1 &&
                        equals + 1 + static_cast<std::size_t>(used) == text.size();
    if (!parsed) throw Error("--threshold '" + text + "' must look like margin=0.05");
    if (all) {
        stages::set_threshold_by_hand(project, 0, text.substr(0, equals), value);
    } else {
        for (const project::Class& entry : classes) stages::set_threshold_by_hand(project, entry.id, text.substr(0, equals), value);
    }
}

Json reasons_of(const project::Project& project, const std::vector<std::int64_t>& runs, std::int64_t class_id,
                const stages::SampleCheck& check_of) {
    const project::ScoreRepository scores(project);
    Json reasons = Json::object();
    for (const std::int64_t id : project::SampleRepository(project).ids({runs, class_id, ""})) {
        const stages::FilterCheck check = check_of(scores.get(id), class_id);
        if (!check.keep) reasons[check.reason] = reasons.value(check.reason, 0) + 1;
    }
    return reasons;
}

void print_rates(const project::Project& project, const std::vector<std::int64_t>& runs, const std::vector<project::Class>& classes,
                 stages::FilterKind kind, const Context& context) {
    const std::vector<stages::KeepRate> rates = stages::keep_rates(project, runs, kind);
    const stages::SampleCheck check = stages::sample_check(project, runs, kind);
    Json list = Json::array();
    std::string text = "class               drawn  kept   rate  rejected because\n";
    for (const project::Class& entry : classes) {
        const auto rate = std::find_if(rates.begin(), rates.end(), [&](const auto& row) { return row.class_id == entry.id; });
        if (rate == rates.end()) continue;
        const double share = static_cast<double>(rate->kept) / static_cast<double>(rate->drawn);
        const Json reasons = reasons_of(project, runs, entry.id, check);
        list.push_back({{"class", entry.name},
                        {"drawn", rate->drawn},
                        {"kept", rate->kept},
                        {"keep_rate", share},
                        {"reasons", reasons},
                        {"thresholds", project::ScoreRepository(project).thresholds(entry.id)},
                        {"warning", rate->warning}});
        char line[128];
        std::snprintf(line, sizeof line, "%-18.40s %6lld %5lld %5.1f%% ", entry.name.c_str(), static_cast<long long>(rate->drawn),
                      static_cast<long long>(rate->kept), 100 * share);
        text += line;
        for (const auto& [reason, count] : reasons.items()) text += " " + reason + " " + count.dump();
        text += rate->warning.empty() ? "\n" : "\n    " + rate->warning + "\n";
    }
    context.print({{"classes", list}, {"filter", project.setting("filter", Json::object())}}, text);
}

jobs::Outcome filter(const FilterOptions& options, const Context& context) {
    project::Project project = project::Project::open(options.project, project::Project::Mode::write);
    const std::vector<std::int64_t> runs = run_ids(project, options.runs);
    const std::vector<project::Class> classes = asked_classes(project, options.classes);
    worker::Client client({{}, options.threads});
    stages::score_samples(project, client, runs, interrupt_control(), progress_printer(context));
    if (options.diff_mix) stages::score_superclass(project, client, runs, interrupt_control(), progress_printer(context));
    if (interrupt_control().stopping()) return jobs::Outcome::stopped();
    for (const std::string& text : options.thresholds) set_threshold(project, classes, options.classes.empty(), text);
    stages::set_default_thresholds(project, options.keep_share);
    print_rates(project, runs, classes, options.diff_mix ? stages::FilterKind::diff_mix : stages::FilterKind::thresholds, context);
    return {};
}

}  // namespace

void register_filter(CLI::App& app, Context& context) {
    auto options = std::make_shared<FilterOptions>();
    CLI::App* verb = app.add_subcommand("filter", "Scores generated pictures and draws thresholds against the real training images");
    add_project_option(*verb, options->project);
    verb->add_option("--run", options->runs, "Generation run, may be repeated; none: the chosen ones");
    verb->add_option("--keep-share", options->keep_share, "Share of the real training images that a threshold keeps")
        ->check(CLI::Range(0.01, 1.0))
        ->capture_default_str();
    verb->add_option("--threshold", options->thresholds, "NAME=VALUE, may be repeated; stays until it is set again")
        ->type_name("NAME=VALUE");
    verb->add_option("--class", options->classes, "Class that --threshold and the table are for, may be repeated; none: all");
    verb->add_flag(
        "--diff-mix", options->diff_mix,
        "Diff-Mix's own test instead: the tenth of the pictures that CLIP holds least likely to show the data set's super-class");
    add_threads_option(*verb, options->threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return filter(*options, context); })); });
}

}  // namespace tw::cli
