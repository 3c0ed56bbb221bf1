#pragma once

#include "core/diffusion/prediction.h"

#include <limits>

namespace tw::diffusion {

/// Guidance at some noise levels only (Kynkäänniemi et al., arXiv 2404.07724): outside the limits the conditional prediction stands
/// alone, and no other one is made. Both forms hold together.
struct GuidanceInterval {
    double sigma_low = 0;  // of sigma = sqrt((1 - alphas_cumprod) / alphas_cumprod); both ends are inside
    double sigma_high = std::numeric_limits<double>::infinity();
    double start = 0;  // of the executed evaluations N: from int(start * N) on, and before int(stop * N)
    double stop = 1;

    /// Throws Error naming the limits that are out of order or range.
    void check() const;
    /// `step` counts from 0 among the `steps` that are executed.
    bool contains(NoiseLevel level, int step, int steps) const;
};

}  // namespace tw::diffusion
