#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// Stable Diffusion's negative prompt: negative + w (positive - negative).
class NegativePrompt final : public GuidanceRule {
public:
    explicit NegativePrompt(double guidance_scale) : guidance_scale_(guidance_scale) {}

    Needs needs() const override { return {.negatives = 1}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep&) override {
        const torch::Tensor& negative = predictions.negatives.front();
        return negative + guidance_scale_ * (predictions.positive - negative);
    }

private:
    double guidance_scale_;
};

}  // namespace

std::unique_ptr<GuidanceRule> make_negative_prompt(const GuidanceOptions& options, RuleParameters& parameters) {
    if (options.negative_weights.empty()) return make_cfg(options, parameters);
    return std::make_unique<NegativePrompt>(options.guidance_scale);
}

}  // namespace tw::diffusion
