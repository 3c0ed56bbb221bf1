#pragma once

#include "core/stages/training/train.h"
#include "core/workflow/experiment/spec.h"

#include <string>
#include <vector>

namespace tw::workflow {

/// The project's default settings with the spec's over them.
stages::TrainingRequest training_request(const project::Project& project, const ExperimentSpec& spec,
                                         const std::vector<stages::ArmSpec>& arms);

/// The swept arm at each ratio, in the order of the spec; at 0 without generated images. Empty without a sweep.
std::vector<stages::ArmSpec> sweep_arms(const ExperimentSpec& spec);

std::vector<std::string> names_of(const std::vector<stages::ArmSpec>& arms);

}  // namespace tw::workflow
