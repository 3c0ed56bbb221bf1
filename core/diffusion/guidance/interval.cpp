#include "core/diffusion/guidance/interval.h"

#include "core/base/error.h"

#include <string>

namespace tw::diffusion {

void GuidanceInterval::check() const {
    const auto range = [](double low, double high) { return std::to_string(low) + " to " + std::to_string(high); };
    if (!(sigma_low >= 0 && sigma_high >= sigma_low)) {
        throw Error("the guidance interval in sigma is " + range(sigma_low, sigma_high) +
                    "; it must begin at 0 or above and end where it " + "begins or later");
    }
    if (!(start >= 0 && stop >= start && stop <= 1)) {
        throw Error("guidance from " + range(start, stop) + " of the steps; the shares must be in order and within 0 to 1");
    }
}

bool GuidanceInterval::contains(NoiseLevel level, int step, int steps) const {
    const double sigma = level.sigma / level.alpha;  // infinite in pure noise
    if (!(sigma >= sigma_low && sigma <= sigma_high)) return false;
    return step >= static_cast<int>(start * steps) && step < static_cast<int>(stop * steps);
}

}  // namespace tw::diffusion
