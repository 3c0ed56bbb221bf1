#pragma once

#include <torch/torch.h>

namespace tw::learning {

/// norm(x), plus `shortcut` (of x's shape) where it is defined, then ReLU where asked for; x (N, C, H, W). Channels-last float32 maps of
/// 16, 32, ... channels take three passes over memory instead of one for each step, to the same result but for rounding.
torch::Tensor normalise(torch::nn::BatchNorm2dImpl& norm, const torch::Tensor& x, bool relu, const torch::Tensor& shortcut = {});

}  // namespace tw::learning
