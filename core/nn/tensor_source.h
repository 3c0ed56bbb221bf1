#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string>

namespace tw::nn {

/// How a parameter begins in a network that is made new.
struct Initial {
    enum class Kind { constant, uniform, normal };
    Kind kind = Kind::constant;
    double value = 0;  // the constant, the bound of (-value, value), or the standard deviation

    /// What PyTorch gives the weights and biases of linear layers and convolutions: uniform within 1 / sqrt(inputs of one output).
    static Initial of_layer(std::int64_t inputs);
};

/// Where a network that is built from its config gets its tensors from.
class TensorSource {
public:
    virtual ~TensorSource() = default;
    /// Tensor `name` of this shape and type, in its own memory. `initial` matters only to new weights.
    virtual torch::Tensor take(const std::string& name, at::IntArrayRef shape, torch::Dtype dtype, const Initial& initial) const = 0;
};

/// Random weights; the same seed gives the same network.
class NewWeights : public TensorSource {
public:
    explicit NewWeights(std::uint64_t seed);
    torch::Tensor take(const std::string& name, at::IntArrayRef shape, torch::Dtype dtype, const Initial& initial) const override;

private:
    std::uint64_t seed_;
};

}  // namespace tw::nn
