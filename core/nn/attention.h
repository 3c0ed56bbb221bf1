#pragma once

#include <torch/types.h>

namespace tw::nn {

/// softmax(query key^T / sqrt(D)) value. Query (N, heads, Q, D), key and value (N, heads, K, D), of any strides; result
/// (N, heads, Q, D). `causal`: position i sees 0..i only (Q = K). `upcast`: scores in float32 whatever the type is.
/// The one place where attention is computed. Scores are in float32 and memory is linear in Q and K, also of the gradients where the scores
/// are many.
torch::Tensor attention(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, bool causal = false,
                        bool upcast = false);

}  // namespace tw::nn
