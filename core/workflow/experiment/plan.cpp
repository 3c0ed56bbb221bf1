#include "core/workflow/experiment/plan.h"

#include <algorithm>
#include <cstdio>

namespace tw::workflow {
namespace {

std::string at_ratio(const std::string& arm, double ratio) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", ratio);
    return arm + " at " + text;
}

}  // namespace

stages::TrainingRequest training_request(const project::Project& project, const ExperimentSpec& spec,
                                         const std::vector<stages::ArmSpec>& arms) {
    stages::TrainingRequest request;
    request.arms = arms;
    request.seeds = spec.seeds;
    request.settings = worker::training_settings_from_json(spec.training, stages::default_training_settings(project));
    return request;
}

std::vector<stages::ArmSpec> sweep_arms(const ExperimentSpec& spec) {
    std::vector<stages::ArmSpec> arms;
    if (!spec.sweep) return arms;
    const auto swept =
        std::find_if(spec.arms.begin(), spec.arms.end(), [&](const stages::ArmSpec& arm) { return arm.name == spec.sweep->arm; });
    for (const double ratio : spec.sweep->added_per_real) {
        stages::ArmSpec arm = *swept;
        arm.name = at_ratio(swept->name, ratio);
        arm.added_per_real = ratio;
        if (ratio == 0) {
            arm.method.clear();
            arm.runs.clear();
        }
        arms.push_back(std::move(arm));
    }
    return arms;
}

std::vector<std::string> names_of(const std::vector<stages::ArmSpec>& arms) {
    std::vector<std::string> names;
    for (const stages::ArmSpec& arm : arms) names.push_back(arm.name);
    return names;
}

}  // namespace tw::workflow
