#include "core/diffusion/schedulers/schedule.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tw::diffusion {
namespace {

/// Nichol and Dhariwal, arXiv 2102.09672, equation 17; betas are capped at 0.999.
torch::Tensor cosine_betas(int count) {
    const auto alpha_bar = [](double t) {
        const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
        return c * c;
    };
    const torch::Tensor betas = torch::empty({count});
    for (int i = 0; i < count; ++i) {
        const double t1 = static_cast<double>(i) / count;
        const double t2 = static_cast<double>(i + 1) / count;
        betas[i] = std::min(1.0 - alpha_bar(t2) / alpha_bar(t1), 0.999);
    }
    return betas;
}

/// Lin et al., arXiv 2305.08891, algorithm 1: the last timestep becomes pure noise.
torch::Tensor without_terminal_signal(const torch::Tensor& betas) {
    torch::Tensor root = (1.0 - betas).cumprod(0).sqrt();
    const torch::Tensor first = root[0].clone();
    const torch::Tensor last = root[-1].clone();
    root = (root - last) * (first / (first - last));
    const torch::Tensor products = root.square();
    return 1.0 - torch::cat({products.slice(0, 0, 1), products.slice(0, 1) / products.slice(0, 0, -1)});
}

torch::Tensor read_betas(SchedulerOptions& options) {
    const int count = options.get<int>("num_train_timesteps", 1000);
    const double start = options.get<double>("beta_start", 0.0001);
    const double end = options.get<double>("beta_end", 0.02);
    const auto trained = options.get<std::vector<float>>("trained_betas", {});
    const std::string kind = options.choice("beta_schedule", "linear", {"linear", "scaled_linear", "squaredcos_cap_v2"});
    if (count < 1) throw Error(options.source() + ": num_train_timesteps must be at least 1");
    if (!trained.empty()) return torch::tensor(trained);
    if (kind == "squaredcos_cap_v2") return cosine_betas(count);
    if (kind == "linear") return torch::linspace(start, end, count);
    return torch::linspace(std::sqrt(start), std::sqrt(end), count).square();
}

}  // namespace

std::vector<double> read_alphas_cumprod(SchedulerOptions& options) {
    torch::Tensor betas = read_betas(options);
    if (options.get<bool>("rescale_betas_zero_snr", false)) betas = without_terminal_signal(betas);
    const torch::Tensor products = (1.0 - betas).cumprod(0).to(torch::kFloat64).contiguous();
    return {products.data_ptr<double>(), products.data_ptr<double>() + products.numel()};
}

PredictionType read_prediction_type(SchedulerOptions& options) {
    const std::string name = options.choice("prediction_type", "epsilon", {"epsilon", "v_prediction", "sample"});
    if (name == "epsilon") return PredictionType::epsilon;
    return name == "sample" ? PredictionType::sample : PredictionType::v_prediction;
}

TimestepSpacing read_timestep_spacing(SchedulerOptions& options, const std::string& standard) {
    return {options.choice("timestep_spacing", standard, {"leading", "linspace", "trailing"}), options.get<int>("steps_offset", 0)};
}

void check_step_count(int num_inference_steps, int num_train_timesteps) {
    if (num_inference_steps < 1 || num_inference_steps > num_train_timesteps) {
        throw Error("num_inference_steps is " + std::to_string(num_inference_steps) + "; it must be 1 to " +
                    std::to_string(num_train_timesteps));
    }
}

std::vector<std::int64_t> rounded_linspace(double last, int count) {
    std::vector<std::int64_t> values;
    for (int i = 0; i < count; ++i) {
        const double value = count == 1 ? 0.0 : (i == count - 1 ? last : i * (last / (count - 1)));
        values.push_back(static_cast<std::int64_t>(std::nearbyint(value)));
    }
    return values;
}

std::vector<std::int64_t> TimestepSpacing::timesteps(int num_train_timesteps, int num_inference_steps) const {
    check_step_count(num_inference_steps, num_train_timesteps);
    std::vector<std::int64_t> ascending;
    if (kind == "linspace") {
        ascending = rounded_linspace(num_train_timesteps - 1, num_inference_steps);
    } else if (kind == "leading") {
        const std::int64_t ratio = num_train_timesteps / num_inference_steps;
        for (int i = 0; i < num_inference_steps; ++i) ascending.push_back(i * ratio + steps_offset);
    } else {
        const double ratio = static_cast<double>(num_train_timesteps) / num_inference_steps;
        for (int i = 0; i < num_inference_steps; ++i) {
            ascending.push_back(static_cast<std::int64_t>(std::nearbyint(num_train_timesteps - i * ratio)) - 1);
        }
        return ascending;
    }
    std::reverse(ascending.begin(), ascending.end());
    return ascending;
}

}  // namespace tw::diffusion
