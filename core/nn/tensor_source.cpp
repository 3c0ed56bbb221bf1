#include "core/nn/tensor_source.h"

#include "core/base/random.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <cmath>

namespace tw::nn {

Initial Initial::of_layer(std::int64_t inputs) {
    return {Kind::uniform, 1 / std::sqrt(static_cast<double>(inputs))};
}

NewWeights::NewWeights(std::uint64_t seed) : seed_(seed) {}

torch::Tensor NewWeights::take(const std::string& name, at::IntArrayRef shape, torch::Dtype dtype, const Initial& initial) const {
    // A stream for each name: the order in which a network asks changes nothing.
    at::Generator generator = at::detail::createCPUGenerator(derive_seed(seed_, name));
    switch (initial.kind) {
        case Initial::Kind::constant: return torch::full(shape, initial.value, dtype);
        case Initial::Kind::uniform: return (torch::rand(shape, generator) * 2 - 1).mul_(initial.value).to(dtype);
        case Initial::Kind::normal: return torch::randn(shape, generator).mul_(initial.value).to(dtype);
    }
    return torch::zeros(shape, dtype);
}

}  // namespace tw::nn
