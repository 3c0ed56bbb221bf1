#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// The negative prompt beside the empty one: null + w (positive - null) - w n (negative - null), n the negative_scale.
class SeparateNegative final : public GuidanceRule {
public:
    explicit SeparateNegative(const GuidanceOptions& options)
        : positive_weight_(options.guidance_scale), negative_weight_(options.guidance_scale * options.negative_scale) {}

    Needs needs() const override { return {.null = true, .negatives = 1}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep&) override {
        return predictions.null + positive_weight_ * (predictions.positive - predictions.null) -
               negative_weight_ * (predictions.negatives.front() - predictions.null);
    }

private:
    double positive_weight_;
    double negative_weight_;
};

}  // namespace

std::unique_ptr<GuidanceRule> make_separate_negative(const GuidanceOptions& options, RuleParameters& parameters) {
    if (options.negative_weights.empty()) return make_cfg(options, parameters);
    return std::make_unique<SeparateNegative>(options);
}

}  // namespace tw::diffusion
