#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace tw::nn {

using TensorFn = std::function<torch::Tensor(const std::vector<torch::Tensor>& inputs)>;

/// work(inputs), of which nothing but the inputs is kept for the gradients: the backward pass runs `work` once more (Chen et al.,
/// "Training deep nets with sublinear memory cost", arXiv 1604.06174). `work` must give the same result each time; what it uses beside its
/// inputs must be leaves: their gradients are added to .grad by backward(), and torch::autograd::grad() does not see them. Without
/// gradients it is work(inputs).
torch::Tensor recomputed(TensorFn work, const std::vector<torch::Tensor>& inputs);

}  // namespace tw::nn
