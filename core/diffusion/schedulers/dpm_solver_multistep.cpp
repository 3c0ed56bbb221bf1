#include "core/diffusion/schedulers/classes.h"
#include "core/diffusion/schedulers/schedule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tw::diffusion {
namespace {

std::vector<double> read_table(SchedulerOptions& options) {
    std::vector<double> products = read_alphas_cumprod(options);
    // diffusers keeps the first sigma finite where the last timestep has no signal at all.
    if (options.get<bool>("rescale_betas_zero_snr", false)) products.back() = std::ldexp(1.0, -24);
    return products;
}

void refuse_other_variants(SchedulerOptions& options) {
    options.choice("algorithm_type", "dpmsolver++", {"dpmsolver++"});
    const std::string variance = options.get<std::string>("variance_type", "");
    if (!variance.empty()) throw Error(options.source() + ": variance_type \"" + variance + "\" is not supported");
    options.choice("time_shift_type", "exponential", {"exponential"});
    for (const char* name : {"thresholding", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas",
                             "use_flow_sigmas", "use_dynamic_shifting"}) {
        options.require_off(name);
    }
}

/// Lu et al., arXiv 2211.01095: multistep solver for the data prediction, of order 1 or 2.
class DpmSolverMultistep final : public Scheduler {
public:
    explicit DpmSolverMultistep(SchedulerOptions& options)
        : Scheduler(read_table(options), read_prediction_type(options)),
          spacing_(read_timestep_spacing(options, "linspace")),
          solver_order_(options.get<int>("solver_order", 2)),
          heun_(options.choice("solver_type", "midpoint", {"midpoint", "heun"}) == "heun"),
          lower_order_final_(options.get<bool>("lower_order_final", true)),
          euler_at_final_(options.get<bool>("euler_at_final", false)),
          final_sigma_zero_(options.choice("final_sigmas_type", "zero", {"zero", "sigma_min"}) == "zero"),
          lambda_min_clipped_(options.get<double>("lambda_min_clipped", -std::numeric_limits<double>::infinity())) {
        refuse_other_variants(options);
        if (solver_order_ != 1 && solver_order_ != 2) {
            throw Error(options.source() + ": solver_order " + std::to_string(solver_order_) + " is not supported (1, 2)");
        }
    }

    void set_timesteps(int num_inference_steps) override {
        check_step_count(num_inference_steps, num_train_timesteps());
        originals_.clear();
        begin(num_inference_steps, visited(num_inference_steps));
    }

    torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample, const torch::Tensor&) override {
        const NoiseLevel now = noise_level(index);
        originals_.push_back(to_original(prediction_type(), model_output, sample, now));
        if (originals_.size() > 2) originals_.erase(originals_.begin());

        const bool last = index + 1 == count();
        const NoiseLevel next = last ? final_level() : noise_level(index + 1);
        const double h = lambda(next) - lambda(now);
        const double factor = next.alpha * (std::exp(-h) - 1.0);
        torch::Tensor result = (next.sigma / now.sigma) * sample - factor * originals_.back();
        const bool first_order = solver_order_ == 1 || originals_.size() < 2 || (last && lower_final());
        if (first_order) return result;

        const double h_before = lambda(now) - lambda(noise_level(index - 1));
        const torch::Tensor slope = (originals_[1] - originals_[0]) * (h / h_before);
        const double slope_factor = heun_ ? next.alpha * ((std::exp(-h) - 1.0) / h + 1.0) : -0.5 * factor;
        return result + slope_factor * slope;
    }

private:
    int count() const { return static_cast<int>(timesteps().size()); }

    bool lower_final() const { return euler_at_final_ || (lower_order_final_ && count() < 15) || final_sigma_zero_; }

    static double lambda(NoiseLevel level) { return std::log(level.alpha) - std::log(level.sigma); }

    NoiseLevel final_level() const { return final_sigma_zero_ ? NoiseLevel{1.0, 0.0} : level_at(0); }

    /// Timesteps whose lambda is below lambda_min_clipped are left out: the cosine schedule is unstable there.
    int last_timestep() const {
        int clipped = 0;
        for (int t = num_train_timesteps() - 1; t >= 0 && lambda(level_at(t)) < lambda_min_clipped_; --t) ++clipped;
        return num_train_timesteps() - clipped;
    }

    std::vector<std::int64_t> visited(int steps) const {
        const int last = last_timestep();
        std::vector<std::int64_t> ascending;
        if (spacing_.kind == "linspace") {
            ascending = rounded_linspace(last - 1, steps + 1);
        } else if (spacing_.kind == "leading") {
            for (int i = 0; i <= steps; ++i) ascending.push_back(i * (last / (steps + 1)) + spacing_.steps_offset);
        } else {
            const double ratio = static_cast<double>(num_train_timesteps()) / steps;
            std::vector<std::int64_t> descending;
            for (double t = last; t > 1e-9; t -= ratio) {
                descending.push_back(static_cast<std::int64_t>(std::nearbyint(t)) - 1);
            }
            return descending;
        }
        return {ascending.rbegin(), ascending.rend() - 1};
    }

    TimestepSpacing spacing_;
    int solver_order_;
    bool heun_;
    bool lower_order_final_;
    bool euler_at_final_;
    bool final_sigma_zero_;
    double lambda_min_clipped_;
    std::vector<torch::Tensor> originals_;  // data predictions, the newest last, at most two
};

}  // namespace

std::unique_ptr<Scheduler> make_dpm_solver_multistep(SchedulerOptions& options) {
    return std::make_unique<DpmSolverMultistep>(options);
}

}  // namespace tw::diffusion
