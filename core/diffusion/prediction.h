#pragma once

#include <torch/torch.h>

namespace tw::diffusion {

/// What a U-Net was trained to predict of x_t = alpha * x_0 + sigma * epsilon.
/// v = alpha * epsilon - sigma * x_0 (Salimans and Ho, arXiv 2202.00512).
enum class PredictionType { epsilon, v_prediction, sample };

/// alpha = sqrt(alphas_cumprod), sigma = sqrt(1 - alphas_cumprod) at one timestep.
struct NoiseLevel {
    double alpha = 1;
    double sigma = 0;
};

/// Throws Error where the level makes it undefined: epsilon says nothing about x_0 in pure noise (alpha 0).
torch::Tensor to_original(PredictionType type, const torch::Tensor& prediction, const torch::Tensor& sample, NoiseLevel level);
torch::Tensor to_epsilon(PredictionType type, const torch::Tensor& prediction, const torch::Tensor& sample, NoiseLevel level);

/// How much epsilon changes when the prediction changes by one, at fixed x_t: predictions are affine in each other.
double epsilon_per_unit(PredictionType type, NoiseLevel level);

}  // namespace tw::diffusion
