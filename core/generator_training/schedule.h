#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tw::generator_training {

/// The learning rate over a run: a linear warm-up, then constant, straight to 0, or half a cosine to 0.
struct LearningRateSchedule {
    std::string kind = "cosine";  // one of schedule_names()
    double learning_rate = 1e-3;  // peak
    std::int64_t warmup_steps = 0;
    std::int64_t steps = 1;

    /// Of step 0 .. steps - 1. Throws Error for an unknown kind.
    double at(std::int64_t step) const;
};

/// "constant", "linear", "cosine".
const std::vector<std::string>& schedule_names();

}  // namespace tw::generator_training
