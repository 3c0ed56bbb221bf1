#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// Contrastive CFG (Chang, Chung and Ye, arXiv 2411.17077): the further the sample is from the negative concept, the weaker the
/// push away from it; the further from the positive one, the stronger the pull (up to 2).
/// null + w 2 sigmoid(tau |d+|^2) d+  -  w n 2 sigmoid(-tau |d-|^2) d-, distances in epsilon, per sample.
class ContrastiveCfg final : public GuidanceRule {
public:
    explicit ContrastiveCfg(const GuidanceOptions& options)
        : positive_weight_(options.guidance_scale),
          negative_weight_(options.guidance_scale * options.negative_scale),
          tau_(options.tau),
          negatives_(static_cast<int>(options.negative_weights.size())) {}

    Needs needs() const override { return {.null = true, .negatives = negatives_}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep& step) override {
        const double epsilon_per_unit = step.epsilon_per_unit();
        const torch::Tensor towards = predictions.positive - predictions.null;
        torch::Tensor result = predictions.null + positive_weight_ * 2.0 * torch::sigmoid(distance(towards, epsilon_per_unit)) * towards;
        if (negatives_ == 0) return result;
        const torch::Tensor away = predictions.negatives.front() - predictions.null;
        return result - negative_weight_ * 2.0 * torch::sigmoid(-distance(away, epsilon_per_unit)) * away;
    }

private:
    /// tau was chosen for latents of 4 x 64 x 64; the sum grows with their number. (N,1,1,1)
    torch::Tensor distance(const torch::Tensor& difference, double epsilon_per_unit) const {
        constexpr double reference_elements = 16384.0;
        const double elements = static_cast<double>(difference[0].numel());
        const double scale = tau_ * reference_elements / elements * epsilon_per_unit * epsilon_per_unit;
        return scale * difference.to(torch::kFloat32).square().sum({1, 2, 3}, /*keepdim=*/true);
    }

    double positive_weight_;
    double negative_weight_;
    double tau_;
    int negatives_;  // 0 or 1
};

}  // namespace

std::unique_ptr<GuidanceRule> make_ccfg(const GuidanceOptions& options, RuleParameters&) {
    return std::make_unique<ContrastiveCfg>(options);
}

}  // namespace tw::diffusion
