#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/stages/generation/generate.h"
#include "core/workflow/experiment/experiment.h"

#include <algorithm>

namespace tw::workflow {
namespace {

/// A run of this name that was begun by another method cannot go on as this fill.
std::string trouble_of(const project::Project& project, const FillSpec& fill) {
    const auto run = project::RunRepository(project).by_name(fill.name);
    if (run && run->method != fill.method) {
        return "fill \"" + fill.name + "\": the project has a run of this name by the method " + run->method +
               "; give the fill another name";
    }
    const bool learnt = fill.method.starts_with("diff_");
    if (learnt && !fill.adapter.empty() && !std::filesystem::is_directory(fill.adapter)) {
        return "fill \"" + fill.name + "\": the adapter " + fill.adapter.string() + " is not a folder";
    }
    return {};
}

}  // namespace

std::vector<std::string> check_experiment(const project::Project& project, const ExperimentSpec& spec) {
    std::vector<std::string> missing;
    if (!project::SplitRepository(project).current()) {
        missing.emplace_back("the project has no split manifest; build the long tail or split off a validation set first");
    }
    const project::ImageRepository images(project);
    const auto train = images.real_counts("train"), validation = images.real_counts("validation"), test = images.real_counts("test");
    if (test.empty()) missing.emplace_back("the project has no test images, so no accuracy can be measured");
    for (const project::Class& row : project::ClassRepository(project).all()) {
        if (!train.contains(row.id)) missing.push_back("class \"" + row.name + "\" has no training images");
        if (!validation.contains(row.id)) {
            missing.push_back("class \"" + row.name + "\" has no validation images, so the best state could not be chosen fairly");
        }
    }
    const bool no_pretrain = images.real_counts("pretrain").empty();
    for (const stages::ArmSpec& arm : spec.arms) {
        // It would leave every other arm with nothing to add, for all add the same.
        if (arm.pretrain_images && no_pretrain) {
            missing.push_back("arm \"" + arm.name + "\" adds pretraining images, of which the project has none");
        }
    }
    const bool to_plan = std::any_of(spec.fills.begin(), spec.fills.end(), [](const FillSpec& fill) { return fill.multiplier == 0; });
    if (to_plan && project::PlanRepository(project).targets().empty()) {
        missing.emplace_back("the tail plan sets no target, so there is nothing to fill up to");
    }
    for (const FillSpec& fill : spec.fills) {
        const std::string trouble = trouble_of(project, fill);
        if (!trouble.empty()) missing.push_back(trouble);
    }
    return missing;
}

}  // namespace tw::workflow
