#include "core/learning/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tw::learning {

const std::vector<std::string>& schedule_names() {
    static const std::vector<std::string> names = {"cosine", "multi_step", "constant"};
    return names;
}

double learning_rate_at(int step, int steps, const TrainingOptions& options) {
    const int warm_up = options.warm_up_share > 0 ? std::max(1, static_cast<int>(options.warm_up_share * steps)) : 0;
    if (step < warm_up) return options.learning_rate * (step + 1) / warm_up;
    if (options.schedule == "constant") return options.learning_rate;
    if (options.schedule == "multi_step") {
        const double share = static_cast<double>(step) / steps;
        const auto passed = std::count_if(options.milestones.begin(), options.milestones.end(), [&](double at) { return share >= at; });
        return options.learning_rate * std::pow(options.milestone_factor, static_cast<double>(passed));
    }
    const double share = static_cast<double>(step - warm_up) / std::max(1, steps - warm_up);
    return options.learning_rate * 0.5 * (1 + std::cos(std::numbers::pi * share));
}

}  // namespace tw::learning
