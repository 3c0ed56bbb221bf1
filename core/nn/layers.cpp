#include "core/nn/layers.h"

#include "core/base/error.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>

namespace tw::nn {

namespace {

struct NamedActivation {
    const char* name;
    Activation function;
};

const std::array<NamedActivation, 7> activations = {{
    {"silu", [](const torch::Tensor& x) { return torch::silu(x); }},
    {"swish", [](const torch::Tensor& x) { return torch::silu(x); }},
    {"gelu", [](const torch::Tensor& x) { return torch::gelu(x); }},
    {"gelu_new", [](const torch::Tensor& x) { return torch::gelu(x, "tanh"); }},
    {"quick_gelu", [](const torch::Tensor& x) { return x * torch::sigmoid(x * 1.702); }},
    {"relu", [](const torch::Tensor& x) { return torch::relu(x); }},
    {"mish", [](const torch::Tensor& x) { return torch::mish(x); }},
}};

const Initial zeros{Initial::Kind::constant, 0}, ones{Initial::Kind::constant, 1};

const NamedActivation* find_activation(const std::string& name) {
    const auto* found = std::find_if(activations.begin(), activations.end(), [&](const auto& item) { return name == item.name; });
    return found == activations.end() ? nullptr : found;
}

}  // namespace

torch::Tensor Linear::operator()(const torch::Tensor& x) const {
    const torch::Tensor y = torch::linear(x, weight, bias.defined() ? c10::optional<torch::Tensor>(bias) : c10::nullopt);
    if (!low_rank.down.defined()) return y;
    return torch::add(y, torch::linear(torch::linear(x, low_rank.down), low_rank.up), low_rank.scale);
}

torch::Tensor Conv2d::operator()(const torch::Tensor& x) const {
    return torch::conv2d(x, weight, bias.defined() ? c10::optional<torch::Tensor>(bias) : c10::nullopt, stride, padding);
}

torch::Tensor GroupNorm::operator()(const torch::Tensor& x) const {
    return torch::group_norm(x, groups, weight, bias, eps);
}

torch::Tensor LayerNorm::operator()(const torch::Tensor& x) const {
    return torch::layer_norm(x, weight.sizes(), weight, bias, eps);
}

bool is_activation(const std::string& name) {
    return find_activation(name) != nullptr;
}

Activation activation(const std::string& name) {
    if (const NamedActivation* found = find_activation(name)) return found->function;
    throw Error("The activation '" + name + "' is not supported.");
}

Builder::Builder(const TensorSource& weights, torch::Dtype dtype, bool channels_last, TensorMap& parameters)
    : weights_(&weights), dtype_(dtype), channels_last_(channels_last), parameters_(&parameters) {}

Builder Builder::at(const std::string& name) const {
    Builder inner = *this;
    inner.prefix_ += name + ".";
    return inner;
}

torch::Tensor Builder::parameter(const std::string& name, at::IntArrayRef shape, const Initial& initial) const {
    torch::Tensor tensor = weights_->take(prefix_ + name, shape, dtype_, initial);
    if (channels_last_ && tensor.dim() == 4) tensor = tensor.contiguous(torch::MemoryFormat::ChannelsLast);
    parameters_->emplace(prefix_ + name, tensor);
    return tensor;
}

Linear Builder::linear(const std::string& name, std::int64_t in, std::int64_t out, bool bias) const {
    const Initial initial = Initial::of_layer(in);
    return {parameter(name + ".weight", {out, in}, initial), bias ? parameter(name + ".bias", {out}, initial) : torch::Tensor()};
}

Conv2d Builder::conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t padding,
                     std::int64_t stride, bool bias) const {
    const Initial initial = Initial::of_layer(in * kernel * kernel);
    return {parameter(name + ".weight", {out, in, kernel, kernel}, initial),
            bias ? parameter(name + ".bias", {out}, initial) : torch::Tensor(), stride, padding};
}

GroupNorm Builder::group_norm(const std::string& name, std::int64_t groups, std::int64_t channels, double eps) const {
    return {parameter(name + ".weight", {channels}, ones), parameter(name + ".bias", {channels}, zeros), groups, eps};
}

LayerNorm Builder::layer_norm(const std::string& name, std::int64_t width, double eps) const {
    return {parameter(name + ".weight", {width}, ones), parameter(name + ".bias", {width}, zeros), eps};
}

namespace {

bool any_asks_for_gradients(const TensorMap& parameters, at::TensorList inputs) {
    return std::any_of(inputs.begin(), inputs.end(), [](const torch::Tensor& x) { return x.requires_grad(); }) ||
           std::any_of(parameters.begin(), parameters.end(), [](const auto& item) { return item.second.requires_grad(); });
}

}  // namespace

GradGuard::GradGuard(const TensorMap& parameters, at::TensorList inputs)
    : mode_(torch::GradMode::is_enabled() && any_asks_for_gradients(parameters, inputs)) {}

torch::Tensor split_heads(const torch::Tensor& x, std::int64_t heads) {
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

torch::Tensor join_heads(const torch::Tensor& x) {
    return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

void check_dtype(torch::Dtype dtype) {
    if (dtype != torch::kFloat32 && dtype != torch::kBFloat16) {
        throw Error(std::string("Networks run in float32 or bfloat16, not in ") + c10::toString(dtype) + ".");
    }
}

}  // namespace tw::nn
