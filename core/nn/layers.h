#pragma once

#include "core/nn/low_rank.h"
#include "core/nn/safetensors.h"
#include "core/nn/tensor_source.h"

#include <torch/types.h>

#include <cstdint>
#include <string>

namespace tw::nn {

/// The small parts that all networks are made of. Each holds plain tensors, the same ones that parameters() names.

struct Linear {
    torch::Tensor weight;  // (out, in)
    torch::Tensor bias;    // undefined: none
    LowRank low_rank = {};
    torch::Tensor operator()(const torch::Tensor& x) const;
};

struct Conv2d {
    torch::Tensor weight;  // (out, in, kernel, kernel)
    torch::Tensor bias;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    torch::Tensor operator()(const torch::Tensor& x) const;
};

struct GroupNorm {
    torch::Tensor weight;
    torch::Tensor bias;
    std::int64_t groups = 1;
    double eps = 1e-5;
    torch::Tensor operator()(const torch::Tensor& x) const;
};

struct LayerNorm {
    torch::Tensor weight;
    torch::Tensor bias;
    double eps = 1e-5;
    torch::Tensor operator()(const torch::Tensor& x) const;
};

using Activation = torch::Tensor (*)(const torch::Tensor&);
bool is_activation(const std::string& name);
/// "silu" ("swish"), "gelu", "gelu_new" (tanh), "quick_gelu", "relu", "mish". Throws Error for another one.
Activation activation(const std::string& name);

/// Takes tensors from their source under a growing prefix and enters them among the network's parameters.
class Builder {
public:
    /// `channels_last`: convolution weights in the layout that pays for wide networks.
    Builder(const TensorSource& weights, torch::Dtype dtype, bool channels_last, TensorMap& parameters);

    /// Everything below "<name>.".
    Builder at(const std::string& name) const;
    Builder at(const std::string& name, std::size_t index) const { return at(name + "." + std::to_string(index)); }

    torch::Tensor parameter(const std::string& name, at::IntArrayRef shape, const Initial& initial) const;
    Linear linear(const std::string& name, std::int64_t in, std::int64_t out, bool bias = true) const;
    Conv2d conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t padding,
                std::int64_t stride = 1, bool bias = true) const;
    GroupNorm group_norm(const std::string& name, std::int64_t groups, std::int64_t channels, double eps) const;
    LayerNorm layer_norm(const std::string& name, std::int64_t width, double eps) const;

private:
    const TensorSource* weights_;
    torch::Dtype dtype_;
    bool channels_last_;
    TensorMap* parameters_;
    std::string prefix_;
};

/// No gradients are recorded in its scope unless an input or a parameter asks for them.
class GradGuard {
public:
    GradGuard(const TensorMap& parameters, at::TensorList inputs);

private:
    torch::AutoGradMode mode_;
};

/// (N, tokens, heads * D) as (N, heads, tokens, D), and back; views where the strides allow.
torch::Tensor split_heads(const torch::Tensor& x, std::int64_t heads);
torch::Tensor join_heads(const torch::Tensor& x);

/// Throws Error unless it is float32 or bfloat16: what a CPU computes in.
void check_dtype(torch::Dtype dtype);

/// Networks at least this wide run in channels_last: below it, it brings nothing.
constexpr std::int64_t channels_last_width = 256;

}  // namespace tw::nn
