#pragma once

#include "core/learning/options.h"

namespace tw::learning {

const std::vector<std::string>& schedule_names();

/// The rate of step `step` of `steps`: linear from near 0 to learning_rate over warm_up_share; then half a cosine to 0 ("cosine"),
/// learning_rate times milestone_factor for every milestone passed ("multi_step"), or learning_rate ("constant").
double learning_rate_at(int step, int steps, const TrainingOptions& options);

}  // namespace tw::learning
