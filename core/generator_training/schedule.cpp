#include "core/generator_training/schedule.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tw::generator_training {

double LearningRateSchedule::at(std::int64_t step) const {
    if (step < warmup_steps) return learning_rate * static_cast<double>(step + 1) / static_cast<double>(warmup_steps);
    const double rest = static_cast<double>(std::max<std::int64_t>(1, steps - warmup_steps));
    const double share = std::min(1.0, static_cast<double>(step - warmup_steps) / rest);
    if (kind == "constant") return learning_rate;
    if (kind == "linear") return learning_rate * (1 - share);
    if (kind == "cosine") return learning_rate * 0.5 * (1 + std::cos(std::numbers::pi * share));
    throw Error("unknown learning rate schedule \"" + kind + "\"; there are: constant, linear, cosine");
}

const std::vector<std::string>& schedule_names() {
    static const std::vector<std::string> names = {"constant", "linear", "cosine"};
    return names;
}

}  // namespace tw::generator_training
