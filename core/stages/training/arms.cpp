#include "core/base/error.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/stages/training/train.h"

#include <algorithm>
#include <map>

namespace tw::stages {
namespace {

/// The built-in arm of the run's method; a method without one is trained on as it is.
ArmSpec arm_of(const project::GenerationRun& run, bool shares_method) {
    ArmSpec arm;
    for (const ArmSpec& known : built_in_arms()) {
        if (!known.method.empty() && known.method == run.method) arm = known;
    }
    arm.name = shares_method ? run.method + ":" + run.name : run.method;
    arm.method = run.method;
    arm.runs = {run.name};
    return arm;
}

std::vector<project::GenerationRun> runs_to_compare(const project::Project& project, const std::vector<std::string>& names) {
    const project::RunRepository repository(project);
    std::vector<project::GenerationRun> runs;
    for (const std::string& name : names) {
        const auto run = repository.by_name(name);
        if (!run) throw Error("the project has no generation run \"" + name + "\"");
        if (run->method == "reference") throw Error("generation run \"" + name + "\" is a reference set and is never trained on");
        runs.push_back(*run);
    }
    if (!names.empty()) return runs;
    const project::SampleRepository samples(project);
    for (const project::GenerationRun& run : repository.all()) {
        if (run.method != "reference" && samples.count({{run.id}, 0, "accepted"}) > 0) runs.push_back(run);
    }
    return runs;
}

}  // namespace

std::vector<ArmSpec> standard_arms(const project::Project& project, const std::vector<std::string>& run_names) {
    std::vector<ArmSpec> arms = {built_in_arm("real_only"), built_in_arm("real_only_2x"), built_in_arm("logit_adjustment")};
    const std::vector<project::GenerationRun> runs = runs_to_compare(project, run_names);
    std::map<std::string, int> runs_of_method;
    for (const project::GenerationRun& run : runs) ++runs_of_method[run.method];
    for (const project::GenerationRun& run : runs) arms.push_back(arm_of(run, runs_of_method[run.method] > 1));
    if (!project::ImageRepository(project).real_counts("pretrain").empty()) arms.push_back(built_in_arm("ceiling"));
    return arms;
}

worker::TrainingSettings default_training_settings(const project::Project& project) {
    std::map<int, std::size_t> sides;
    for (const project::ImageRow& row : project::ImageRepository(project).list("real", "train")) {
        ++sides[std::max(row.width, row.height)];
    }
    worker::TrainingSettings settings;
    if (sides.empty()) return settings;
    const auto usual = std::max_element(sides.begin(), sides.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    settings.image_size = std::clamp(usual->first, 16, 64);
    return settings;
}

}  // namespace tw::stages
