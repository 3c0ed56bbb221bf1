#include "core/learning/losses.h"

namespace tw::learning {

torch::Tensor cross_entropy(const torch::Tensor& logits, const torch::Tensor& targets) {
    return -(targets * torch::log_softmax(logits, 1)).sum(1).mean();
}

torch::Tensor logit_offsets(const std::vector<std::int64_t>& counts, double tau) {
    const torch::Tensor n = torch::tensor(counts, torch::kFloat64);
    return (tau * torch::log(n / n.sum())).to(torch::kFloat32);
}

}  // namespace tw::learning
