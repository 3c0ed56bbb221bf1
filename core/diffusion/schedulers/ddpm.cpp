#include "core/diffusion/schedulers/classes.h"
#include "core/diffusion/schedulers/schedule.h"

#include <algorithm>
#include <cmath>

namespace tw::diffusion {
namespace {

/// Ho, Jain and Abbeel, arXiv 2006.11239, equations 6 and 7, over the visited timesteps.
class Ddpm final : public Scheduler {
public:
    explicit Ddpm(SchedulerOptions& options)
        : Scheduler(read_alphas_cumprod(options), read_prediction_type(options)),
          spacing_(read_timestep_spacing(options, "leading")),
          variance_type_(options.choice("variance_type", "fixed_small", {"fixed_small", "fixed_small_log", "fixed_large"})),
          clip_range_(options.get<bool>("clip_sample", true) ? options.get<double>("clip_sample_range", 1.0) : 0.0) {
        options.require_off("thresholding");
    }

    void set_timesteps(int num_inference_steps) override {
        begin(num_inference_steps, spacing_.timesteps(num_train_timesteps(), num_inference_steps));
    }

    bool needs_noise(int index) const override { return timesteps()[index] > 0; }

    torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample, const torch::Tensor& noise) override {
        const double product = alpha_cumprod(timesteps()[index]);
        const bool last = index + 1 == static_cast<int>(timesteps().size());
        const double previous_product = last ? 1.0 : alpha_cumprod(timesteps()[index + 1]);
        const double alpha = product / previous_product;
        const double beta = 1.0 - alpha;

        torch::Tensor original = to_original(prediction_type(), model_output, sample, noise_level(index));
        if (clip_range_ > 0) original = original.clamp(-clip_range_, clip_range_);
        const double original_weight = std::sqrt(previous_product) * beta / (1.0 - product);
        const double sample_weight = std::sqrt(alpha) * (1.0 - previous_product) / (1.0 - product);
        torch::Tensor mean = original_weight * original + sample_weight * sample;
        if (!needs_noise(index)) return mean;

        // The floor is the one that the logarithmic variants need.
        const double small = std::max((1.0 - previous_product) / (1.0 - product) * beta, 1e-20);
        const double variance = variance_type_ == "fixed_large" ? beta : small;
        return mean + std::sqrt(variance) * noise;
    }

private:
    TimestepSpacing spacing_;
    std::string variance_type_;
    double clip_range_;  // 0: no clipping
};

}  // namespace

std::unique_ptr<Scheduler> make_ddpm(SchedulerOptions& options) {
    return std::make_unique<Ddpm>(options);
}

}  // namespace tw::diffusion
