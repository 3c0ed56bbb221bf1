#include "core/base/error.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/stages/training/train.h"

#include <algorithm>
#include <map>

namespace tw::stages {
namespace {

std::string arm_name(const std::string& method) {
    return method == "plain_cfg" ? "plain_cfg_fill" : method;
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

std::vector<Arm> standard_arms(const project::Project& project, const std::vector<std::string>& run_names) {
    std::vector<Arm> arms(3);
    arms[0].name = "real_only";
    arms[1].name = "real_only_2x";
    arms[1].steps_factor = 2.0;
    arms[2].name = "logit_adjustment";
    arms[2].loss = "logit_adjustment";
    const std::vector<project::GenerationRun> runs = runs_to_compare(project, run_names);
    std::map<std::string, int> runs_of_method;
    for (const project::GenerationRun& run : runs) ++runs_of_method[run.method];
    for (const project::GenerationRun& run : runs) {
        Arm arm;
        arm.name = arm_name(run.method) + (runs_of_method[run.method] > 1 ? ":" + run.name : "");
        arm.run_ids = {run.id};
        arms.push_back(std::move(arm));
    }
    if (!project::ImageRepository(project).real_counts("pretrain").empty()) {
        Arm ceiling;
        ceiling.name = "ceiling";
        ceiling.add_pretrain_images = true;
        arms.push_back(std::move(ceiling));
    }
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
