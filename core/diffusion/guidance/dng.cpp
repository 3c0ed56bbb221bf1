#include "core/diffusion/guidance/rules.h"

#include <cmath>

namespace tw::diffusion {
namespace {

struct Posterior {
    double prior;        // that the sample belongs to the negative, before the first step
    double temperature;  // of the evidence
    double offset;       // added to the evidence
    double lowest, highest;
};

/// Dynamic negative guidance (Koulischer et al., arXiv 2410.14398): cfg - w n p/(1-p) (negative - null), n the negative_scale. p, the
/// probability that the sample belongs to the negative, starts at `prior` and follows each step by Bayes' rule: how much better the
/// step is explained by the negative's transition than by the null one's. Kept as log p, with the variance of the posterior of the
/// step as it was taken, so that it serves schedulers that skip timesteps.
class DynamicNegative final : public GuidanceRule {
public:
    DynamicNegative(const GuidanceOptions& options, const Posterior& posterior)
        : guidance_scale_(options.guidance_scale), negative_scale_(options.negative_scale), posterior_(posterior) {}

    Needs needs() const override { return {.null = true, .negatives = 1}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep& step) override {
        if (!log_p_.defined()) {
            log_p_ = torch::full({predictions.null.size(0), 1, 1, 1}, std::log(posterior_.prior), torch::kFloat64);
        }
        step_ = step;
        null_ = to_epsilon(step.type, predictions.null, step.sample, step.level);
        negative_ = to_epsilon(step.type, predictions.negatives.front(), step.sample, step.level);
        const torch::Tensor p = log_p_.exp();
        const torch::Tensor weight = (guidance_scale_ * negative_scale_ * p / (1.0 - p)).to(torch::kFloat32);
        return predictions.null + guidance_scale_ * (predictions.positive - predictions.null) -
               weight * (predictions.negatives.front() - predictions.null);
    }

    void observe(const torch::Tensor& next_sample) override {
        const double product = step_.level.alpha * step_.level.alpha, next_product = step_.next.alpha * step_.next.alpha;
        const double ratio = product / next_product;
        const double variance = (1.0 - next_product) / (1.0 - product) * (1.0 - ratio);
        // The last step leaves no noise and no step after it; a Runge-Kutta step of PNDM may go back.
        if (!(variance > 0)) return;
        const auto distance = [&](const torch::Tensor& epsilon) {
            const torch::Tensor mean = (step_.sample - (1.0 - ratio) / step_.level.sigma * epsilon) / std::sqrt(ratio);
            return (next_sample - mean).to(torch::kFloat64).square().sum({1, 2, 3}, /*keepdim=*/true);
        };
        const torch::Tensor evidence = distance(negative_) - distance(null_);
        log_p_ = log_p_ + (posterior_.offset - posterior_.temperature * evidence) / (2.0 * variance);
        log_p_ = log_p_.clamp(std::log(posterior_.lowest), std::log(posterior_.highest));
    }

private:
    double guidance_scale_;
    double negative_scale_;
    Posterior posterior_;
    torch::Tensor log_p_;  // (N,1,1,1)
    GuidanceStep step_;
    torch::Tensor null_, negative_;  // of step_, in epsilon
};

}  // namespace

std::unique_ptr<GuidanceRule> make_dng(const GuidanceOptions& options, RuleParameters& parameters) {
    constexpr double surely = 1.0 - 1e-6;  // at 1 the weight is infinite
    Posterior posterior{};
    posterior.prior = parameters.take("prior", 0.2, 1e-30, surely);
    posterior.temperature = parameters.take("temperature", 1.0, 0, 1e6);
    posterior.offset = parameters.take("offset", 0.0, -1e6, 1e6);
    posterior.lowest = parameters.take("p_min", 1e-6, 1e-30, surely);
    posterior.highest = parameters.take("p_max", 0.99, posterior.lowest, surely);
    if (options.negative_weights.empty()) return make_cfg(options, parameters);
    return std::make_unique<DynamicNegative>(options, posterior);
}

}  // namespace tw::diffusion
