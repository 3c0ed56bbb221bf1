#include "core/diffusion/guidance/rules.h"

#include <cmath>

namespace tw::diffusion {
namespace {

struct Editing {
    double guidance_scale;  // s
    double threshold;       // share of each channel's elements that a concept leaves alone
    double warmup_steps;    // steps during which only the momentum is built up
    double momentum_scale;
    double momentum_beta;  // share of the old momentum that is kept
};

/// Semantic guidance (Brack et al., arXiv 2301.12247): cfg plus, for each negative prompt, s w_k (null - negative) where it is
/// largest within its channel; a weight below 0 brings the concept in instead. Options are named as in diffusers.
class Sega final : public GuidanceRule {
public:
    Sega(const GuidanceOptions& options, const Editing& editing)
        : guidance_scale_(options.guidance_scale), weights_(options.negative_weights), editing_(editing) {}

    Needs needs() const override { return {.null = true, .negatives = static_cast<int>(weights_.size())}; }

    torch::Tensor combine(const Predictions& predictions, const GuidanceStep& step) override {
        torch::Tensor edit = torch::zeros_like(predictions.null);
        for (std::size_t k = 0; k < weights_.size(); ++k) {
            const double sign = weights_[k] < 0 ? 1.0 : -1.0;
            const torch::Tensor concept_edit = sign * editing_.guidance_scale * (predictions.negatives[k] - predictions.null);
            edit = edit + std::abs(weights_[k]) * largest(concept_edit);
        }
        if (momentum_.defined()) edit = edit + editing_.momentum_scale * momentum_;
        const torch::Tensor before = momentum_.defined() ? momentum_ : torch::zeros_like(edit);
        momentum_ = editing_.momentum_beta * before + (1.0 - editing_.momentum_beta) * edit;
        const torch::Tensor guided = predictions.null + guidance_scale_ * (predictions.positive - predictions.null);
        return step.step < editing_.warmup_steps ? guided : guided + edit;
    }

private:
    /// Zero where the size lies below the quantile of its sample's channel.
    torch::Tensor largest(const torch::Tensor& edit) const {
        const torch::Tensor limit = torch::quantile(edit.abs().flatten(2), editing_.threshold, /*dim=*/2);
        return torch::where(edit.abs() >= limit.unsqueeze(-1).unsqueeze(-1), edit, torch::zeros_like(edit));
    }

    double guidance_scale_;
    std::vector<double> weights_;
    Editing editing_;
    torch::Tensor momentum_;  // undefined before the first step
};

}  // namespace

std::unique_ptr<GuidanceRule> make_sega(const GuidanceOptions& options, RuleParameters& parameters) {
    Editing editing{};
    editing.guidance_scale = parameters.take("edit_guidance_scale", 5.0, 0, 100);
    editing.threshold = parameters.take("edit_threshold", 0.9, 0, 1);
    editing.warmup_steps = parameters.take("edit_warmup_steps", 10, 0, 1000);
    editing.momentum_scale = parameters.take("edit_momentum_scale", 0.1, 0, 1);
    editing.momentum_beta = parameters.take("edit_mom_beta", 0.4, 0, 1);
    if (options.negative_weights.empty()) return make_cfg(options, parameters);
    return std::make_unique<Sega>(options, editing);
}

}  // namespace tw::diffusion
