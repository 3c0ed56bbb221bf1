#include "core/diffusion/schedulers/options.h"

#include <algorithm>
#include <array>

namespace tw::diffusion {
namespace {

constexpr std::array related_options{
    "algorithm_type",
    "clip_sample",
    "clip_sample_range",
    "dynamic_thresholding_ratio",
    "euler_at_final",
    "final_sigmas_type",
    "flow_shift",
    "interpolation_type",
    "lambda_min_clipped",
    "lower_order_final",
    "rescale_betas_zero_snr",
    "s_churn",
    "sample_max_value",
    "set_alpha_to_one",
    "sigma_max",
    "sigma_min",
    "skip_prk_steps",
    "solver_order",
    "solver_type",
    "steps_offset",
    "thresholding",
    "time_shift_type",
    "timestep_spacing",
    "timestep_type",
    "trained_betas",
    "use_beta_sigmas",
    "use_dynamic_shifting",
    "use_exponential_sigmas",
    "use_flow_sigmas",
    "use_karras_sigmas",
    "use_lu_lambdas",
    "variance_type",
};

}  // namespace

const Json& SchedulerOptions::look_up(const std::string& name) {
    static const Json nothing;
    read_.insert(name);
    const auto found = config_.find(name);
    return found == config_.end() ? nothing : *found;
}

std::string SchedulerOptions::choice(const std::string& name, const std::string& standard, std::initializer_list<const char*> allowed) {
    const std::string value = get<std::string>(name, standard);
    std::string names;
    for (const char* each : allowed) {
        if (value == each) return value;
        names += (names.empty() ? "" : ", ") + std::string(each);
    }
    throw Error(source_ + ": " + name + " \"" + value + "\" is not supported (known: " + names + ")");
}

void SchedulerOptions::require_off(const std::string& name) {
    if (get<bool>(name, false)) throw Error(source_ + ": " + name + " is not supported");
}

void SchedulerOptions::refuse_unread() const {
    for (const auto& [name, value] : config_.items()) {
        const bool known = name.starts_with('_') || read_.contains(name) ||
                           std::find(related_options.begin(), related_options.end(), name) != related_options.end();
        if (!known) throw Error(source_ + ": unknown option " + name);
    }
}

}  // namespace tw::diffusion
