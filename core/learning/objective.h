#pragma once

#include "core/learning/options.h"

#include <torch/torch.h>

namespace tw::learning {

const std::vector<std::string>& loss_names();

/// What a training minimises, put together from the parts in losses.h.
class Objective {
public:
    /// `class_counts`: training pictures per class as loss and weights shall count them, each above 0.
    Objective(const TrainingOptions& options, const std::vector<double>& class_counts);

    /// `progress`: share of the steps done, for weights that come later.
    torch::Tensor loss(const torch::Tensor& logits, const torch::Tensor& targets, double progress) const;
    /// What the classes are chosen by: the logits, or with "logit_adjustment_posthoc" less tau log pi.
    torch::Tensor decision(const torch::Tensor& logits) const;

private:
    TrainingOptions options_;
    torch::Tensor offsets_;        // added to the logits while training; undefined: none
    torch::Tensor taken_off_;      // when a class is chosen; undefined: none
    torch::Tensor margins_;        // of LDAM
    torch::Tensor class_weights_;  // undefined: none
};

}  // namespace tw::learning
