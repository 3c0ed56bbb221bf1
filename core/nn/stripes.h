#pragma once

#include "core/nn/layers.h"

#include <torch/types.h>

#include <cstdint>

namespace tw::nn {

/// The parts of a network that work on large maps, a stripe of rows at a time: Stable Diffusion's decoder holds 512 x 512 x 256
/// numbers (268 MB), and neither the normalised, the activated nor the enlarged copy of them has to exist as a whole.
/// Small maps, maps that need a gradient and convolutions of a stride other than 1 take the plain way, to the same result.

/// conv(x), x (N, C, H, W).
torch::Tensor large_conv(const Conv2d& conv, const torch::Tensor& x);

/// conv(act(norm(x))), x (N, C, H, W).
torch::Tensor norm_act_conv(const GroupNorm& norm, Activation act, const Conv2d& conv, const torch::Tensor& x);

/// conv(nearest neighbours of x at height x width).
torch::Tensor enlarge_conv(const Conv2d& conv, const torch::Tensor& x, std::int64_t height, std::int64_t width);

}  // namespace tw::nn
