#pragma once

#include "core/nn/safetensors.h"

#include <cstdint>
#include <string>

namespace tw::generator_training {

struct AdamWOptions {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    double weight_decay = 1e-2;  // decoupled: multiplied by the learning rate; for matrices and kernels only
};

/// Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019) over named float32 tensors, which it makes leaves that ask for
/// gradients. Vectors and scalars (biases, norms) are not decayed. Its state goes to a checkpoint and back.
class AdamW {
public:
    AdamW(nn::TensorMap parameters, const AdamWOptions& options);

    void zero_gradients();
    /// Scales all gradients so that their common Euclidean norm is at most `max_norm`; returns the norm before.
    double clip_gradients(double max_norm);
    /// One update. A parameter without a gradient stays as it is.
    void step(double learning_rate);

    std::int64_t steps() const { return steps_; }
    const nn::TensorMap& parameters() const { return parameters_; }

    /// Moments as "<prefix><name>.exp_avg" and "<prefix><name>.exp_avg_sq", and "<prefix>steps", into `tensors`.
    void save(nn::TensorMap& tensors, const std::string& prefix) const;
    /// Throws Error naming a tensor that is missing or has another shape.
    void load(const nn::TensorMap& tensors, const std::string& prefix);

private:
    nn::TensorMap parameters_, first_moments_, second_moments_;
    AdamWOptions options_;
    std::int64_t steps_ = 0;
};

}  // namespace tw::generator_training
