#include "core/learning/losses.h"

namespace tw::learning {
namespace {

/// Mean over the batch of sum_k y_k l_k, weighted by class.
torch::Tensor average(const torch::Tensor& class_losses, const torch::Tensor& targets, const torch::Tensor& class_weights) {
    if (!class_weights.defined()) return (targets * class_losses).sum(1).mean();
    const torch::Tensor weighted = targets * class_weights;
    return (weighted * class_losses).sum() / weighted.sum();
}

torch::Tensor to_tensor(const std::vector<double>& counts) {
    return torch::tensor(counts, torch::kFloat64);
}

}  // namespace

torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& class_weights) {
    return average(-torch::log_softmax(logits, 1), targets, class_weights);
}

torch::Tensor focal_loss(const torch::Tensor& logits, const torch::Tensor& targets, double gamma, const torch::Tensor& class_weights) {
    const torch::Tensor log_p = torch::log_softmax(logits, 1);
    // The slope of x^gamma is infinite at 0 for gamma below 1, and a p of exactly 1 happens in float.
    const torch::Tensor miss = (1 - log_p.exp()).clamp_min(1e-7);
    return average(-miss.pow(gamma) * log_p, targets, class_weights);
}

torch::Tensor smooth_labels(const torch::Tensor& targets, double epsilon) {
    const double share = epsilon / static_cast<double>(targets.size(1) - 1);
    return (1 - epsilon) * targets + share * (1 - targets);
}

torch::Tensor logit_offsets(const std::vector<double>& counts, double tau) {
    const torch::Tensor n = to_tensor(counts);
    return (tau * torch::log(n / n.sum())).to(torch::kFloat32);
}

torch::Tensor effective_number_weights(const std::vector<double>& counts, double beta) {
    const torch::Tensor weights = (1 - beta) / (1 - torch::pow(beta, to_tensor(counts)));
    return (weights / weights.mean()).to(torch::kFloat32);
}

torch::Tensor ldam_margins(const std::vector<double>& counts, double max_margin) {
    const torch::Tensor root = to_tensor(counts).pow(-0.25);
    return (max_margin * root / root.max()).to(torch::kFloat32);
}

torch::Tensor ldam_logits(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& margins, double scale) {
    return scale * (logits - targets * margins);
}

}  // namespace tw::learning
