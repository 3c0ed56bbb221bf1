#pragma once

#include "core/nn/safetensors.h"

#include <cstdint>
#include <string>

namespace tw::generator_training {

/// Exponential moving average of weights. The decay begins low, min(decay, (1 + n) / (10 + n)) at update n, so that the first random
/// weights are soon forgotten (as diffusers' EMAModel and TensorFlow's do).
class Ema {
public:
    Ema(const nn::TensorMap& parameters, double decay);

    void update(const nn::TensorMap& parameters);
    /// The averages, by the parameters' names.
    const nn::TensorMap& averages() const { return averages_; }

    /// "<prefix><name>" and "<prefix>updates".
    void save(nn::TensorMap& tensors, const std::string& prefix) const;
    void load(const nn::TensorMap& tensors, const std::string& prefix);

private:
    nn::TensorMap averages_;
    double decay_;
    std::int64_t updates_ = 0;
};

/// Puts the averages in the place of the parameters for the length of a scope: to evaluate or write them.
class AveragedScope {
public:
    AveragedScope(const nn::TensorMap& parameters, const nn::TensorMap& averages);
    ~AveragedScope();
    AveragedScope(const AveragedScope&) = delete;
    AveragedScope& operator=(const AveragedScope&) = delete;

private:
    const nn::TensorMap& parameters_;
    nn::TensorMap kept_;
};

}  // namespace tw::generator_training
