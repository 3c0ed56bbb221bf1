#pragma once

#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/stages/negatives/propose.h"

#include <optional>
#include <vector>

namespace tw::stages {

/// The run of method "reference" that this request draws into; the same request on the same split finds the same run again.
project::GenerationRun reference_run(project::Project& project, const NegativesRequest& request);

/// Draws what is still missing of the class's reference set (image-to-image from its training images in turn) and returns the
/// rows of all of it; nothing when stopped before the end. Throws Error naming a class without training images.
std::optional<std::vector<project::ImageRow>> draw_reference_set(project::Project& project, worker::Client& client,
                                                                 const NegativesRequest& request, project::GenerationRun& run,
                                                                 const project::Class& of, const jobs::Control& control,
                                                                 jobs::ProgressMeter& meter);

}  // namespace tw::stages
