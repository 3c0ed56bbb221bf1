#include "core/generator_training/optimiser.h"

#include "core/generator_training/checkpoint.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cmath>

namespace tw::generator_training {
namespace {

constexpr std::int64_t grain = 1 << 15;  // elements that are worth a thread

/// What one update does to one element, with everything that is the same for all of them.
struct Update {
    float beta1, beta2, eps;
    float new1, new2;         // 1 - beta: taken before rounding, because what rounding leaves of 1 - 0.999 is wrong in the fifth digit
    float keep;               // 1 - learning_rate * weight_decay
    float rate;               // learning rate over the first bias correction
    float second_correction;  // square root of the second one

    // One pass over four arrays: written with tensor operations it would be ten, and memory is what it waits for.
    void apply(std::int64_t count, float* weight, const float* gradient, float* first, float* second) const {
        for (std::int64_t i = 0; i < count; ++i) {
            const float g = gradient[i];
            first[i] = beta1 * first[i] + new1 * g;
            second[i] = beta2 * second[i] + new2 * g * g;
            weight[i] = keep * weight[i] - rate * first[i] / (std::sqrt(second[i]) / second_correction + eps);
        }
    }
};

/// The gradient in the memory order of its parameter.
torch::Tensor gradient_like(const torch::Tensor& parameter) {
    const torch::Tensor gradient = parameter.grad();
    return gradient.strides() == parameter.strides() ? gradient : torch::empty_like(parameter).copy_(gradient);
}

}  // namespace

AdamW::AdamW(nn::TensorMap parameters, const AdamWOptions& options) : parameters_(std::move(parameters)), options_(options) {
    for (auto& [name, parameter] : parameters_) {
        TORCH_CHECK(parameter.scalar_type() == torch::kFloat32 && parameter.is_non_overlapping_and_dense(), name, " must be dense float32");
        parameter.requires_grad_(true);
        first_moments_.emplace(name, torch::zeros_like(parameter).detach());
        second_moments_.emplace(name, torch::zeros_like(parameter).detach());
    }
}

void AdamW::zero_gradients() {
    for (auto& [name, parameter] : parameters_) parameter.mutable_grad().reset();
}

double AdamW::clip_gradients(double max_norm) {
    double squares = 0;
    for (const auto& [name, parameter] : parameters_) {
        if (parameter.grad().defined()) squares += parameter.grad().square().sum().item<double>();
    }
    const double norm = std::sqrt(squares);
    if (!(norm > max_norm)) return norm;
    for (auto& [name, parameter] : parameters_) {
        if (parameter.grad().defined()) parameter.mutable_grad().mul_(max_norm / norm);
    }
    return norm;
}

void AdamW::step(double learning_rate) {
    const torch::NoGradGuard no_gradients;
    ++steps_;
    const double first_correction = 1 - std::pow(options_.beta1, static_cast<double>(steps_));
    const double second_correction = 1 - std::pow(options_.beta2, static_cast<double>(steps_));
    for (auto& [name, parameter] : parameters_) {
        if (!parameter.grad().defined()) continue;
        const double decay = parameter.dim() > 1 ? options_.weight_decay : 0;
        const Update update{static_cast<float>(options_.beta1),
                            static_cast<float>(options_.beta2),
                            static_cast<float>(options_.eps),
                            static_cast<float>(1 - options_.beta1),
                            static_cast<float>(1 - options_.beta2),
                            static_cast<float>(1 - learning_rate * decay),
                            static_cast<float>(learning_rate / first_correction),
                            static_cast<float>(std::sqrt(second_correction))};
        const torch::Tensor gradient = gradient_like(parameter);
        float* weights = parameter.data_ptr<float>();
        float* first = first_moments_.at(name).data_ptr<float>();
        float* second = second_moments_.at(name).data_ptr<float>();
        at::parallel_for(0, parameter.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
            update.apply(end - begin, weights + begin, gradient.data_ptr<float>() + begin, first + begin, second + begin);
        });
    }
}

void AdamW::save(nn::TensorMap& tensors, const std::string& prefix) const {
    for (const auto& [name, moment] : first_moments_) tensors[prefix + name + ".exp_avg"] = moment;
    for (const auto& [name, moment] : second_moments_) tensors[prefix + name + ".exp_avg_sq"] = moment;
    tensors[prefix + "steps"] = torch::tensor(steps_, torch::kInt64);
}

void AdamW::load(const nn::TensorMap& tensors, const std::string& prefix) {
    for (auto& [name, moment] : first_moments_) restore(tensors, prefix + name + ".exp_avg", moment);
    for (auto& [name, moment] : second_moments_) restore(tensors, prefix + name + ".exp_avg_sq", moment);
    torch::Tensor steps = torch::tensor(steps_, torch::kInt64);
    restore(tensors, prefix + "steps", steps);
    steps_ = steps.item<std::int64_t>();
}

}  // namespace tw::generator_training
