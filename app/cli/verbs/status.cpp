#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "app/cli/verbs/plan.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/queue.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/project/trainings.h"

#include <memory>

namespace tw::cli {
namespace {

using project::Project;

Json partitions_json(const Project& project) {
    Json partitions = Json::object();
    for (const char* partition : {"pretrain", "train", "validation", "test", "held_out"}) {
        std::int64_t sum = 0;
        for (const auto& [class_id, count] : project::ImageRepository(project).real_counts(partition)) sum += count;
        partitions[partition] = sum;
    }
    return partitions;
}

Json runs_json(const Project& project) {
    Json runs = Json::array();
    for (const project::GenerationRun& run : project::RunRepository(project).all()) {
        project::VerdictCounts sum;
        for (const auto& [class_id, counts] : project::SampleRepository(project).counts_by_class({run.id})) {
            sum.accepted += counts.accepted;
            sum.rejected += counts.rejected;
            sum.unjudged += counts.unjudged;
        }
        runs.push_back({{"name", run.name},
                        {"method", run.method},
                        {"chosen", run.chosen},
                        {"created", run.created},
                        {"accepted", sum.accepted},
                        {"rejected", sum.rejected},
                        {"unjudged", sum.unjudged},
                        {"refused", project::SampleRepository(project).refused(run.id).size()}});
    }
    return runs;
}

Json queue_json(const Project& project) {
    Json items = Json::object(), held = Json::array();
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        items[item.state] = items.value(item.state, 0) + 1;
        if (item.state == "failed" || item.state == "suspect") {
            held.push_back({{"id", item.id}, {"state", item.state}, {"failure", item.failure}, {"reason", item.reason}});
        }
    }
    return {{"items", items}, {"held_back", held}};
}

Json status_json(const Project& project) {
    const auto split = project::SplitRepository(project).current();
    Json exports = Json::array();
    for (const project::ExportRow& row : project::TrainingRepository(project).exports()) exports.push_back(row.path);
    return {{"project", project.folder().string()},
            {"unclean", project.was_unclean()},
            {"images", partitions_json(project)},
            {"split", split ? Json(split->sha256) : Json()},
            {"plan", plan_json(stages::tail_plan(project))},
            {"runs", runs_json(project)},
            {"queue", queue_json(project)},
            {"training_runs", project::TrainingRepository(project).all().size()},
            {"exports", exports}};
}

std::string number(const Json& value) {
    return std::to_string(value.get<std::int64_t>());
}

std::string status_text(const Project& project, const Json& status) {
    std::string text = "Project " + status["project"].get<std::string>() + "\n";
    if (project.was_unclean()) text += "The last program that wrote to it ended without closing it; its queue waits for your word.\n";
    text += "Real images:";
    for (const auto& [partition, count] : status["images"].items()) text += "  " + partition + " " + number(count);
    text += "\nSplit manifest: " + (status["split"].is_null() ? "none yet" : status["split"].get<std::string>()) + "\n\n";
    text += plan_text(stages::tail_plan(project)) + "\n";
    for (const Json& run : status["runs"]) {
        text += "Run " + run["name"].get<std::string>() + " (" + run["method"].get<std::string>() +
                (run["chosen"].get<bool>() ? ", chosen" : "") + "): " + number(run["accepted"]) + " accepted, " + number(run["rejected"]) +
                " rejected, " + number(run["unjudged"]) + " unjudged, " + number(run["refused"]) + " refused as copies\n";
    }
    text += "Queue:";
    if (status["queue"]["items"].empty()) text += "  empty";
    for (const auto& [state, count] : status["queue"]["items"].items()) text += "  " + state + " " + number(count);
    text += "\n";
    for (const Json& item : status["queue"]["held_back"]) {
        text += "  item " + number(item["id"]) + " " + item["state"].get<std::string>() + ": " + item["reason"].get<std::string>() + "\n";
    }
    text += "Training runs: " + number(status["training_runs"]) + "\n";
    for (const Json& path : status["exports"]) text += "Export: " + path.get<std::string>() + "\n";
    return text;
}

}  // namespace

void register_status(CLI::App& app, Context& context) {
    auto folder = std::make_shared<std::string>();
    CLI::App* verb = app.add_subcommand("status", "What is in a project: counts, plan, runs, queue");
    add_project_option(*verb, *folder);
    add_json_option(*verb, context);
    verb->callback([folder, &context] {
        const Project project = Project::open(*folder, Project::Mode::read);
        const Json status = status_json(project);
        context.print(status, status_text(project, status));
    });
}

}  // namespace tw::cli
