#include "core/generator_training/noise_loss.h"

#include "core/diffusion/schedulers/schedule.h"
#include "core/diffusion/schedulers/scheduler.h"

#include <torch/torch.h>

namespace tw::generator_training {
namespace {

// (T) at (N) as (N,1,1,1).
torch::Tensor per_picture(const torch::Tensor& values, const torch::Tensor& timesteps) {
    return values.index_select(0, timesteps).view({-1, 1, 1, 1});
}

}  // namespace

NoiseLoss::NoiseLoss(torch::Tensor alphas, torch::Tensor sigmas, diffusion::PredictionType type)
    : alphas_(std::move(alphas)), sigmas_(std::move(sigmas)), type_(type) {}

NoiseLoss NoiseLoss::read(const std::filesystem::path& scheduler_config) {
    diffusion::SchedulerOptions options(diffusion::read_scheduler_config(scheduler_config), scheduler_config.string());
    const torch::Tensor cumprod = torch::tensor(diffusion::read_alphas_cumprod(options), torch::kFloat64);
    return NoiseLoss(cumprod.sqrt().to(torch::kFloat32), (1 - cumprod).sqrt().to(torch::kFloat32),
                     diffusion::read_prediction_type(options));
}

torch::Tensor NoiseLoss::draw_timesteps(std::int64_t count, at::Generator& generator) const {
    return torch::randint(0, num_train_timesteps(), {count}, generator, torch::kInt64);
}

torch::Tensor NoiseLoss::add_noise(const torch::Tensor& latents, const torch::Tensor& noise, const torch::Tensor& timesteps) const {
    return per_picture(alphas_, timesteps) * latents + per_picture(sigmas_, timesteps) * noise;
}

torch::Tensor NoiseLoss::target(const torch::Tensor& latents, const torch::Tensor& noise, const torch::Tensor& timesteps) const {
    switch (type_) {
        case diffusion::PredictionType::epsilon: return noise;
        case diffusion::PredictionType::sample: return latents;
        case diffusion::PredictionType::v_prediction:
            return per_picture(alphas_, timesteps) * noise - per_picture(sigmas_, timesteps) * latents;
    }
    return noise;
}

torch::Tensor NoiseLoss::operator()(const nn::UNet2DConditionModel& unet, const torch::Tensor& latents, const torch::Tensor& noise,
                                    const torch::Tensor& timesteps, const nn::Context& context) const {
    const torch::Tensor prediction = unet.forward(add_noise(latents, noise, timesteps), timesteps, context);
    return (prediction - target(latents, noise, timesteps)).square().mean({1, 2, 3});
}

}  // namespace tw::generator_training
