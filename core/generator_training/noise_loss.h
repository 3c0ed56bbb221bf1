#pragma once

#include "core/diffusion/prediction.h"
#include "core/nn/unet.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>

namespace tw::generator_training {

/// What a U-Net is trained with: clean latents are mixed with noise at a random timestep, and it has to tell the noise (or v) from
/// the mixture. The loss is the plain mean square (Ho et al., arXiv 2006.11239, eq. 14).
class NoiseLoss {
public:
    /// alphas_cumprod and prediction_type of a scheduler_config.json. Throws Error naming the file and the option.
    static NoiseLoss read(const std::filesystem::path& scheduler_config);

    std::int64_t num_train_timesteps() const { return alphas_.size(0); }
    diffusion::PredictionType prediction_type() const { return type_; }

    /// Uniform over all timesteps, (count) int64.
    torch::Tensor draw_timesteps(std::int64_t count, at::Generator& generator) const;
    /// alpha * latents + sigma * noise; latents and noise (N,C,H,W) float32, timesteps (N).
    torch::Tensor add_noise(const torch::Tensor& latents, const torch::Tensor& noise, const torch::Tensor& timesteps) const;
    /// What the network should say.
    torch::Tensor target(const torch::Tensor& latents, const torch::Tensor& noise, const torch::Tensor& timesteps) const;
    /// Mean square per picture, (N): gradients flow into the network and the context.
    torch::Tensor operator()(const nn::UNet2DConditionModel& unet, const torch::Tensor& latents, const torch::Tensor& noise,
                             const torch::Tensor& timesteps, const nn::Context& context) const;

private:
    NoiseLoss(torch::Tensor alphas, torch::Tensor sigmas, diffusion::PredictionType type);
    torch::Tensor alphas_, sigmas_;  // (num_train_timesteps): square roots of alphas_cumprod and of its rest
    diffusion::PredictionType type_;
};

}  // namespace tw::generator_training
