#include "ui/pages/experiment_check.h"

#include "core/project/images.h"
#include "core/workflow/experiment/record.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace tw::ui {

namespace {

namespace fs = std::filesystem;

QString say(const char* text, int n = -1) {
    return QCoreApplication::translate("ExperimentPage", text, nullptr, n);
}

QString size_of(const workflow::ExperimentSpec& spec) {
    const int swept = spec.sweep ? static_cast<int>(spec.sweep->added_per_real.size()) : 0;
    const int trainings = static_cast<int>(spec.seeds.size()) * (static_cast<int>(spec.arms.size()) + swept);
    return say("%n trainings", trainings) + QStringLiteral(" (") + say("%n arms", static_cast<int>(spec.arms.size())) +
           (swept > 0 ? QStringLiteral(" + ") + say("%n points of the sweep", swept) : QString()) + QStringLiteral(", ") +
           say("%n seeds each", static_cast<int>(spec.seeds.size())) + QStringLiteral("), ") +
           say("%n sets of pictures", static_cast<int>(spec.fills.size()));
}

std::vector<std::string> missing_in(const project::Project& project, const workflow::ExperimentSpec& spec) {
    if (spec.fashion_mnist) {
        workflow::check_fashion_data(*spec.fashion_mnist);
        return {};
    }
    if (spec.project == project.folder()) return workflow::check_experiment(project, spec);
    return workflow::check_experiment(project::Project::open(spec.project, project::Project::Mode::read), spec);
}

}  // namespace

ExperimentCheck check_experiment_json(const project::Project& project, const Json& json, const fs::path& folder) {
    ExperimentCheck check;
    try {
        const workflow::ExperimentSpec spec = workflow::experiment_spec_from_json(json);
        check.size = size_of(spec);
        const std::vector<std::string> missing = missing_in(project, spec);
        if (!missing.empty()) check.trouble = qt(missing.front());
        workflow::check_experiment_folder(spec, folder);
        check.unfinished = workflow::is_experiment_folder(folder) && !fs::exists(folder / "table.json");
    } catch (const std::exception& error) {
        check.trouble = qt(std::string(error.what()));
    }
    return check;
}

Json new_experiment(const project::Project& project, const QString& name) {
    Json arms = {"real_only", "class_balanced", "logit_adjustment", "crt", "plain_cfg", "two_stage"};
    if (!project::ImageRepository(project).real_counts("pretrain").empty()) arms.push_back("ceiling");
    return {{"name", name.toStdString()}, {"project", project.folder().string()}, {"seeds", 3}, {"arms", arms}};
}

}  // namespace tw::ui
