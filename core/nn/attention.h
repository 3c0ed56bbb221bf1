#pragma once

#include <torch/types.h>

namespace tw::nn {

/// softmax(query key^T / sqrt(D)) value. Query (N, heads, Q, D), key and value (N, heads, K, D); result (N, heads, Q, D), of any
/// strides. `causal`: position i sees 0..i only (Q = K). `upcast`: scores and softmax in float32 whatever the type.
/// The one place where attention is computed; memory is linear in Q and K.
torch::Tensor attention(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                        bool causal = false, bool upcast = false);

}  // namespace tw::nn
