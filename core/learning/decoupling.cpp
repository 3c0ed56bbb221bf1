#include "core/learning/decoupling.h"

#include "core/learning/evaluation.h"

namespace tw::learning {

torch::Tensor tau_normalised(const torch::Tensor& weight, double tau) {
    return weight / weight.norm(2, 1, true).pow(tau);
}

double best_tau(const torch::Tensor& weight, const torch::Tensor& features, const std::vector<int>& labels) {
    double best = 0, best_accuracy = -1;
    for (int tenth = 0; tenth <= 20; ++tenth) {
        const double tau = 0.1 * tenth;
        const double accuracy = balanced_accuracy(confusion_of(features.matmul(tau_normalised(weight, tau).t()), labels));
        if (accuracy <= best_accuracy) continue;
        best = tau;
        best_accuracy = accuracy;
    }
    return best;
}

}  // namespace tw::learning
