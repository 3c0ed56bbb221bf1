#include "core/diffusion/guided_denoiser.h"

#include "core/base/error.h"
#include "core/diffusion/guidance/rescale.h"

namespace tw::diffusion {

GuidedDenoiser::GuidedDenoiser(Denoiser denoiser, std::unique_ptr<GuidanceRule> rule, const GuidanceInterval& interval,
                               double guidance_rescale)
    : denoiser_(std::move(denoiser)), rule_(std::move(rule)), interval_(interval), guidance_rescale_(guidance_rescale) {
    interval_.check();
    if (guidance_rescale >= 0 && guidance_rescale <= 1) return;
    throw Error("guidance_rescale is " + std::to_string(guidance_rescale) + "; it must be 0 to 1");
}

GuidedDenoiser::Result GuidedDenoiser::predict(const torch::Tensor& input, std::int64_t timestep, const GuidanceStep& step, int steps) {
    guided_ = interval_.contains(step.level, step.step, steps);
    const Needs needs = guided_ ? rule_->needs() : Needs{};
    const Predictions predictions = denoiser_.predict(input, timestep, needs);
    if (!guided_) return {predictions.positive, needs.count()};
    const torch::Tensor guided = rule_->combine(predictions, step);
    return {rescale_guidance(guided, predictions.positive, guidance_rescale_), needs.count()};
}

void GuidedDenoiser::observe(const torch::Tensor& next_sample) {
    if (guided_) rule_->observe(next_sample);
}

}  // namespace tw::diffusion
