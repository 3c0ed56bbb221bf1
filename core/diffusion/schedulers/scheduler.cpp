#include "core/diffusion/schedulers/scheduler.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace tw::diffusion {

Scheduler::Scheduler(std::vector<double> alphas_cumprod, PredictionType type)
    : alphas_cumprod_(std::move(alphas_cumprod)), prediction_type_(type) {}

int Scheduler::first_index(double strength) const {
    const int kept = std::min(static_cast<int>(num_inference_steps_ * strength), num_inference_steps_);
    return std::max(num_inference_steps_ - kept, 0);
}

torch::Tensor Scheduler::scale_model_input(const torch::Tensor& sample, int) const {
    return sample;
}

bool Scheduler::needs_noise(int) const {
    return false;
}

torch::Tensor Scheduler::add_noise(const torch::Tensor& z0, const torch::Tensor& noise, int index) const {
    const NoiseLevel level = noise_level(index);
    return level.alpha * z0 + level.sigma * noise;
}

NoiseLevel Scheduler::noise_level(int index) const {
    return level_at(timesteps_.at(static_cast<std::size_t>(index)));
}

NoiseLevel Scheduler::next_noise_level(int index) const {
    return index + 1 < static_cast<int>(timesteps_.size()) ? noise_level(index + 1) : NoiseLevel{};
}

double Scheduler::alpha_cumprod(std::int64_t timestep) const {
    return alphas_cumprod_.at(static_cast<std::size_t>(timestep));
}

NoiseLevel Scheduler::level_at(std::int64_t timestep) const {
    const double squared = alpha_cumprod(timestep);
    return {std::sqrt(squared), std::sqrt(1.0 - squared)};
}

void Scheduler::begin(int num_inference_steps, std::vector<std::int64_t> timesteps) {
    for (const std::int64_t timestep : timesteps) {
        if (timestep < 0 || timestep >= num_train_timesteps()) {
            throw Error("num_inference_steps " + std::to_string(num_inference_steps) + " asks for timestep " + std::to_string(timestep) +
                        ", but the model has " + std::to_string(num_train_timesteps()));
        }
    }
    num_inference_steps_ = num_inference_steps;
    timesteps_ = std::move(timesteps);
}

}  // namespace tw::diffusion
