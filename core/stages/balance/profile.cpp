#include "core/stages/balance/balance.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {

std::vector<std::int64_t> exponential_profile(std::int64_t max_count, double imbalance_factor, int classes) {
    if (max_count < 1) throw Error("max_count " + std::to_string(max_count) + " must be at least 1");
    if (!(imbalance_factor >= 1) || !std::isfinite(imbalance_factor)) {
        throw Error("imbalance_factor must be a number of at least 1");
    }
    std::vector<std::int64_t> counts;
    for (int i = 0; i < classes; ++i) {
        const double share = classes > 1 ? std::pow(1 / imbalance_factor, static_cast<double>(i) / (classes - 1)) : 1.0;
        // The nudge keeps what is a whole number in exact arithmetic from falling below itself: 300 * 0.01 is 3.
        const auto count = static_cast<std::int64_t>(static_cast<double>(max_count) * share + 1e-9);
        counts.push_back(std::max<std::int64_t>(1, count));
    }
    return counts;
}

}  // namespace tw::stages
