#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace tw::learning {

/// Mean over the batch of -sum_k y_k log softmax(z)_k; `targets` are rows of class shares (one-hot, or mixed).
torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets);

/// tau * log(pi) per class, to be added to the logits while training (Menon et al., ICLR 2021, eq. 10; with tau 1 also called balanced
/// softmax). `counts` are the training pictures per class as they are sampled; each must be at least 1.
torch::Tensor logit_offsets(const std::vector<std::int64_t>& counts, double tau);

}  // namespace tw::learning
