#pragma once

#include "core/diffusion/prediction.h"
#include "core/diffusion/schedulers/options.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::diffusion {

/// alphas_cumprod of num_train_timesteps, beta_start, beta_end, beta_schedule (linear, scaled_linear, squaredcos_cap_v2),
/// trained_betas and rescale_betas_zero_snr. In float32, as the models were trained with.
std::vector<double> read_alphas_cumprod(SchedulerOptions& options);

PredictionType read_prediction_type(SchedulerOptions& options);

/// Which timesteps are visited: Table 2 of Lin et al., arXiv 2305.08891. Descending.
struct TimestepSpacing {
    std::string kind = "leading";  // "leading", "linspace", "trailing"
    int steps_offset = 0;          // leading only
    std::vector<std::int64_t> timesteps(int num_train_timesteps, int num_inference_steps) const;
};

TimestepSpacing read_timestep_spacing(SchedulerOptions& options, const std::string& standard);

/// Throws Error unless 1 <= steps <= num_train_timesteps.
void check_step_count(int num_inference_steps, int num_train_timesteps);

/// NumPy's linspace(0, last, count) rounded half to even, ascending.
std::vector<std::int64_t> rounded_linspace(double last, int count);

}  // namespace tw::diffusion
