#include "core/diffusion/schedulers/classes.h"
#include "core/diffusion/schedulers/schedule.h"

#include <cmath>

namespace tw::diffusion {
namespace {

/// Song, Meng and Ermon, arXiv 2010.02502, equation 12 with eta = 0.
class Ddim final : public Scheduler {
public:
    explicit Ddim(SchedulerOptions& options)
        : Scheduler(read_alphas_cumprod(options), read_prediction_type(options)),
          spacing_(read_timestep_spacing(options, "leading")),
          final_alpha_cumprod_(options.get<bool>("set_alpha_to_one", true) ? 1.0 : alpha_cumprod(0)),
          clip_range_(options.get<bool>("clip_sample", true) ? options.get<double>("clip_sample_range", 1.0) : 0.0) {
        options.require_off("thresholding");
    }

    void set_timesteps(int num_inference_steps) override {
        begin(num_inference_steps, spacing_.timesteps(num_train_timesteps(), num_inference_steps));
    }

    torch::Tensor step(const torch::Tensor& model_output, int index, const torch::Tensor& sample, const torch::Tensor&) override {
        const std::int64_t previous = timesteps()[index] - num_train_timesteps() / num_inference_steps();
        const double previous_alpha_cumprod = previous >= 0 ? alpha_cumprod(previous) : final_alpha_cumprod_;
        const NoiseLevel level = noise_level(index);
        torch::Tensor original = to_original(prediction_type(), model_output, sample, level);
        if (clip_range_ > 0) original = original.clamp(-clip_range_, clip_range_);
        const torch::Tensor epsilon = to_epsilon(prediction_type(), model_output, sample, level);
        return std::sqrt(previous_alpha_cumprod) * original + std::sqrt(1.0 - previous_alpha_cumprod) * epsilon;
    }

private:
    TimestepSpacing spacing_;
    double final_alpha_cumprod_;
    double clip_range_;  // 0: no clipping
};

}  // namespace

std::unique_ptr<Scheduler> make_ddim(SchedulerOptions& options) {
    return std::make_unique<Ddim>(options);
}

}  // namespace tw::diffusion
