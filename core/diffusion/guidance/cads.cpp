#include "core/diffusion/guidance/cads.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace tw::diffusion {
namespace {

void check_range(const char* name, double value, double low, double high) {
    if (value >= low && value <= high) return;
    throw Error("CADS " + std::string(name) + " is " + std::to_string(value) + "; it must be " + std::to_string(low) + " to " +
                std::to_string(high));
}

}  // namespace

Cads::Cads(const CadsOptions& options) : options_(options) {
    check_range("scale", options.scale, 0, 1);
    check_range("tau1", options.tau1, 0, 1);
    check_range("tau2", options.tau2, options.tau1, 1);
    check_range("psi", options.psi, 0, 1);
    if (options.clock != "schedule" && options.clock != "executed") {
        throw Error("unknown CADS clock \"" + options.clock + "\" (known: schedule, executed)");
    }
}

double Cads::time(const CadsTime& where) const {
    if (options_.clock == "executed") return 1.0 - static_cast<double>(where.step) / where.steps;
    return static_cast<double>(where.timestep) / where.num_train_timesteps;
}

double Cads::gamma(double time) const {
    if (time <= options_.tau1) return 1.0;
    if (time >= options_.tau2) return 0.0;
    return (options_.tau2 - time) / (options_.tau2 - options_.tau1);
}

torch::Tensor Cads::apply(const torch::Tensor& embedding, const torch::Tensor& noise, double gamma) const {
    const torch::Tensor clean = embedding.to(torch::kFloat32);
    const torch::Tensor noisy = std::sqrt(gamma) * clean + options_.scale * std::sqrt(1.0 - gamma) * noise;
    const auto mean = [](const torch::Tensor& x) { return x.mean({1, 2}, /*keepdim=*/true); };
    const auto deviation = [](const torch::Tensor& x) { return x.std({1, 2}, /*unbiased=*/true, /*keepdim=*/true); };
    const torch::Tensor rescaled = (noisy - mean(noisy)) / deviation(noisy) * deviation(clean) + mean(clean);
    return options_.psi * rescaled + (1.0 - options_.psi) * noisy;
}

}  // namespace tw::diffusion
