#pragma once

#include <torch/types.h>

namespace tw::nn {

/// Gradients of softmax(query key^T / sqrt(D)) value with regard to its three inputs, from the gradient of its result; all (N, heads,
/// rows, D) float32. Scores are made again block by block, so memory is linear in the rows.
/// Source of the order of work: Dao et al., "FlashAttention", arXiv 2205.14135, algorithm 4.
struct AttentionGradients {
    torch::Tensor query, key, value;
};

AttentionGradients attention_gradients(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                       const torch::Tensor& result_gradient, bool causal);

}  // namespace tw::nn
