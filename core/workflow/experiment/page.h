#pragma once

#include "core/project/project.h"
#include "core/workflow/experiment/experiment.h"

#include <string>

namespace tw::workflow {

/// The experiment as one HTML document that needs nothing else.
std::string experiment_page(const project::Project& project, const ExperimentSpec& spec, const ExperimentResult& result);

}  // namespace tw::workflow
