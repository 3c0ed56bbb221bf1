#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>

namespace tw::diffusion {

struct CadsOptions {
    double scale = 0.0;  // s; 0 switches it off
    double tau1 = 0.6;
    double tau2 = 0.9;
    double psi = 1.0;                // share of the rescaled embedding
    std::string clock = "schedule";  // "schedule": timestep / num_train_timesteps; "executed": share of the steps still to run
};

/// Where in the walk an evaluation is.
struct CadsTime {
    std::int64_t timestep;
    int num_train_timesteps;
    int step;  // 0 .. steps-1, of those that are executed
    int steps;
};

/// Condition-annealed sampling (Sadat et al., arXiv 2310.17347): noise on the condition, fading as the picture takes shape.
class Cads {
public:
    /// Throws Error naming the option that is out of range.
    explicit Cads(const CadsOptions& options);

    bool enabled() const { return options_.scale > 0; }
    /// t by the chosen clock: 1 is pure noise, 0 the picture.
    double time(const CadsTime& where) const;
    /// Share of the clean condition: 1 at and below tau1, 0 at and above tau2.
    double gamma(double time) const;
    /// `embedding` (N,L,D) or (1,L,D), `noise` (N,L,D); mean and deviation over each sample's whole embedding.
    torch::Tensor apply(const torch::Tensor& embedding, const torch::Tensor& noise, double gamma) const;

private:
    CadsOptions options_;
};

}  // namespace tw::diffusion
