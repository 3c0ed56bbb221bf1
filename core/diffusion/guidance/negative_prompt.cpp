#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// Stable Diffusion's negative prompt: negative + w (positive - negative).
class NegativePrompt final : public GuidanceRule {
public:
    explicit NegativePrompt(double guidance_scale) : guidance_scale_(guidance_scale) {}

    Needs needs() const override { return {.negative = true}; }

    torch::Tensor combine(const Predictions& predictions, double) const override {
        return predictions.negative + guidance_scale_ * (predictions.positive - predictions.negative);
    }

private:
    double guidance_scale_;
};

}  // namespace

std::unique_ptr<GuidanceRule> make_negative_prompt(const GuidanceOptions& options) {
    return std::make_unique<NegativePrompt>(options.guidance_scale);
}

}  // namespace tw::diffusion
