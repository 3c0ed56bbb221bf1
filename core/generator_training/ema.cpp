#include "core/generator_training/ema.h"

#include "core/generator_training/checkpoint.h"

#include <torch/torch.h>

#include <algorithm>

namespace tw::generator_training {

Ema::Ema(const nn::TensorMap& parameters, double decay) : decay_(decay) {
    for (const auto& [name, parameter] : parameters) averages_.emplace(name, parameter.detach().clone());
}

void Ema::update(const nn::TensorMap& parameters) {
    const torch::NoGradGuard no_gradients;
    const auto n = static_cast<double>(updates_++);
    const double weight = 1 - std::min(decay_, (1 + n) / (10 + n));
    for (auto& [name, average] : averages_) average.lerp_(parameters.at(name), weight);
}

void Ema::save(nn::TensorMap& tensors, const std::string& prefix) const {
    for (const auto& [name, average] : averages_) tensors[prefix + name] = average;
    tensors[prefix + "updates"] = torch::tensor(updates_, torch::kInt64);
}

void Ema::load(const nn::TensorMap& tensors, const std::string& prefix) {
    for (auto& [name, average] : averages_) restore(tensors, prefix + name, average);
    torch::Tensor updates = torch::tensor(updates_, torch::kInt64);
    restore(tensors, prefix + "updates", updates);
    updates_ = updates.item<std::int64_t>();
}

AveragedScope::AveragedScope(const nn::TensorMap& parameters, const nn::TensorMap& averages) : parameters_(parameters) {
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, average] : averages) {
        torch::Tensor parameter = parameters.at(name);
        kept_.emplace(name, parameter.detach().clone());
        parameter.copy_(average);
    }
}

AveragedScope::~AveragedScope() {
    const torch::NoGradGuard no_gradients;
    for (const auto& [name, value] : kept_) {
        torch::Tensor parameter = parameters_.at(name);
        parameter.copy_(value);
    }
}

}  // namespace tw::generator_training
