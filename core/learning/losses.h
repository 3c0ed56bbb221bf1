#pragma once

#include <torch/torch.h>

#include <vector>

namespace tw::learning {

// `logits` and `targets` are (N, classes); a row of targets holds class shares: one-hot, mixed or soft. `counts` are training pictures
// per class as they are sampled, each above 0 (they need not be whole).

/// Mean over the batch of -sum_k y_k log softmax(z)_k. With `class_weights` (classes) sum w_k y_k (-log softmax(z)_k) over the batch is
/// divided by sum w_k y_k, which for one-hot rows is torch's weighted cross_entropy.
torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& class_weights = {});

/// -sum_k y_k (1 - p_k)^gamma log p_k, weighted and averaged as cross_entropy (Lin et al., ICCV 2017, eq. 4); gamma 0 is cross entropy.
torch::Tensor focal_loss(const torch::Tensor& logits, const torch::Tensor& targets, double gamma, const torch::Tensor& class_weights = {});

/// (1 - epsilon) y + epsilon / (classes - 1) (1 - y): the true class keeps 1 - epsilon, and a row's sum of 1 stays 1.
torch::Tensor smooth_labels(const torch::Tensor& targets, double epsilon);

/// tau * log(pi) per class, to be added to the logits while training (Menon et al., ICLR 2021, eq. 10; with tau 1 it is Balanced
/// Softmax, Ren et al., NeurIPS 2020) or taken from them when a class is chosen (post hoc, eq. 9).
torch::Tensor logit_offsets(const std::vector<double>& counts, double tau);

/// (1 - beta) / (1 - beta^n_k), scaled to the sum `classes` (Cui et al., CVPR 2019, eq. 2); beta 0 weighs all alike.
torch::Tensor effective_number_weights(const std::vector<double>& counts, double beta);

/// max_margin * n_k^(-1/4) / max_j n_j^(-1/4): the rarest class has the widest margin (Cao et al., NeurIPS 2019, eq. 13).
torch::Tensor ldam_margins(const std::vector<double>& counts, double max_margin);

/// scale * (z - y * margin): what cross entropy is taken of; `logits` are cosines. For one-hot rows it is eq. 13 there, for mixed ones
/// each class keeps its share of its margin.
torch::Tensor ldam_logits(const torch::Tensor& logits, const torch::Tensor& targets, const torch::Tensor& margins, double scale);

}  // namespace tw::learning
