#include "core/learning/objective.h"

#include "core/base/error.h"
#include "core/learning/losses.h"

#include <algorithm>

namespace tw::learning {

const std::vector<std::string>& loss_names() {
    static const std::vector<std::string> names = {
        "cross_entropy", "logit_adjustment", "logit_adjustment_posthoc", "balanced_softmax", "ldam", "focal"};
    return names;
}

Objective::Objective(const TrainingOptions& options, const std::vector<double>& class_counts) : options_(options) {
    const std::string& loss = options.loss;
    if (loss == "logit_adjustment") offsets_ = logit_offsets(class_counts, options.logit_adjustment_tau);
    if (loss == "logit_adjustment_posthoc") taken_off_ = logit_offsets(class_counts, options.logit_adjustment_tau);
    if (loss == "balanced_softmax") offsets_ = logit_offsets(class_counts, 1.0);
    if (loss == "ldam") margins_ = ldam_margins(class_counts, options.ldam_max_margin);
    if (options.class_weighting != "none") class_weights_ = effective_number_weights(class_counts, options.class_weighting_beta);
}

torch::Tensor Objective::loss(const torch::Tensor& logits, const torch::Tensor& targets, double progress) const {
    const torch::Tensor weights = progress >= options_.class_weighting_from ? class_weights_ : torch::Tensor();
    const torch::Tensor wanted = options_.label_smoothing > 0 ? smooth_labels(targets, options_.label_smoothing) : targets;
    if (options_.loss == "focal") return focal_loss(logits, wanted, options_.focal_gamma, weights);
    torch::Tensor judged = logits;
    if (offsets_.defined()) judged = judged + offsets_;
    if (margins_.defined()) judged = ldam_logits(judged, targets, margins_, options_.ldam_scale);
    return cross_entropy(judged, wanted, weights);
}

torch::Tensor Objective::decision(const torch::Tensor& logits) const {
    return taken_off_.defined() ? logits - taken_off_ : logits;
}

}  // namespace tw::learning
