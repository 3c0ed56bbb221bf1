#pragma once

#include "core/learning/resnet.h"

namespace tw::learning {

/// w_k / |w_k|^tau for the rows of a head (classes, width); 0 leaves them, 1 makes them equally long. The bias is left out
/// (Kang et al., ICLR 2020, section 4.3).
torch::Tensor tau_normalised(const torch::Tensor& weight, double tau);

/// The tau of 0, 0.1 … 2 with the best mean of class accuracies of features (N, width); of equal ones the smallest.
double best_tau(const torch::Tensor& weight, const torch::Tensor& features, const std::vector<int>& labels);

}  // namespace tw::learning
