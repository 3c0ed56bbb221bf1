#pragma once

#include <torch/torch.h>

#include <string>

namespace tw::diffusion {

struct CadsOptions {
    double scale = 0.0;  // s; 0 switches it off
    double tau1 = 0.6;
    double tau2 = 0.9;
    double psi = 1.0;    // share of the rescaled embedding
    std::string clock = "schedule";  // "schedule": timestep / num_train_timesteps; "executed": share of the steps still to run
};

/// Condition-annealed sampling (Sadat et al., arXiv 2310.17347): noise on the condition, fading as the picture takes shape.
class Cads {
public:
    /// Throws Error naming the option that is out of range.
    explicit Cads(const CadsOptions& options);

    bool enabled() const { return options_.scale > 0; }
    /// t of evaluation `step` of `steps`: 1 at the beginning, towards 0.
    double time(std::int64_t timestep, int num_train_timesteps, int step, int steps) const;
    /// Share of the clean condition: 1 at and below tau1, 0 at and above tau2.
    double gamma(double time) const;
    /// `embedding` (N,L,D) or (1,L,D), `noise` (N,L,D); mean and deviation over each sample's whole embedding.
    torch::Tensor apply(const torch::Tensor& embedding, const torch::Tensor& noise, double gamma) const;

private:
    CadsOptions options_;
};

}  // namespace tw::diffusion
