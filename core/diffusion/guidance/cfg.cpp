#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// Classifier-free guidance (Ho and Salimans, arXiv 2207.12598): null + w (positive - null).
class Cfg final : public GuidanceRule {
public:
    explicit Cfg(double guidance_scale) : guidance_scale_(guidance_scale) {}

    Needs needs() const override { return {.null = true}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep&) override {
        return predictions.null + guidance_scale_ * (predictions.positive - predictions.null);
    }

private:
    double guidance_scale_;
};

}  // namespace

std::unique_ptr<GuidanceRule> make_cfg(const GuidanceOptions& options, RuleParameters& parameters) {
    // At scale 1 the null prediction cancels out, so it need not be made.
    if (options.guidance_scale == 1.0) return make_none(options, parameters);
    // Stable Diffusion's convention: a negative prompt takes the place of the empty one.
    if (!options.negative_weights.empty()) return make_negative_prompt(options, parameters);
    return std::make_unique<Cfg>(options.guidance_scale);
}

}  // namespace tw::diffusion
