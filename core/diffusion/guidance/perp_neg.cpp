#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// Sum over one sample's elements. (N,1,1,1)
torch::Tensor inner_product(const torch::Tensor& a, const torch::Tensor& b) {
    return (a * b).sum({1, 2, 3}, /*keepdim=*/true);
}

/// Perp-Neg (Armandpour et al., arXiv 2304.04968): of each negative only what is perpendicular to the positive is taken away.
/// null + w (d+ - n sum_k w_k (d-_k - (<d-_k,d+> / |d+|^2) d+)), n the negative_scale. A weight below 0 makes it one of the paper's
/// further positive prompts. The dot product is of each sample; in the published code it runs over the batch.
class PerpNeg final : public GuidanceRule {
public:
    explicit PerpNeg(const GuidanceOptions& options)
        : guidance_scale_(options.guidance_scale), negative_scale_(options.negative_scale), weights_(options.negative_weights) {}

    Needs needs() const override { return {.null = true, .negatives = static_cast<int>(weights_.size())}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep&) override {
        constexpr double guard = 1e-8;  // where positive and null agree there is no direction to keep
        const torch::Tensor towards = predictions.positive - predictions.null;
        const torch::Tensor length = inner_product(towards, towards) + guard;
        torch::Tensor direction = towards;
        for (std::size_t k = 0; k < weights_.size(); ++k) {
            const torch::Tensor away = predictions.negatives[k] - predictions.null;
            direction = direction - negative_scale_ * weights_[k] * (away - inner_product(away, towards) / length * towards);
        }
        return predictions.null + guidance_scale_ * direction;
    }

private:
    double guidance_scale_;
    double negative_scale_;
    std::vector<double> weights_;
};

}  // namespace

std::unique_ptr<GuidanceRule> make_perp_neg(const GuidanceOptions& options, RuleParameters& parameters) {
    if (options.negative_weights.empty()) return make_cfg(options, parameters);
    return std::make_unique<PerpNeg>(options);
}

}  // namespace tw::diffusion
