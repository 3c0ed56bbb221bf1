#include "core/diffusion/prediction.h"

#include "core/base/error.h"

#include <cmath>

namespace tw::diffusion {

torch::Tensor to_original(PredictionType type, const torch::Tensor& prediction, const torch::Tensor& sample, NoiseLevel level) {
    switch (type) {
        case PredictionType::epsilon:
            if (level.alpha == 0) {
                throw Error(
                    "a model that predicts epsilon cannot start from a noise level without signal "
                    "(rescale_betas_zero_snr)");
            }
            return (sample - level.sigma * prediction) / level.alpha;
        case PredictionType::v_prediction: return level.alpha * sample - level.sigma * prediction;
        case PredictionType::sample: break;
    }
    return prediction;
}

torch::Tensor to_epsilon(PredictionType type, const torch::Tensor& prediction, const torch::Tensor& sample, NoiseLevel level) {
    switch (type) {
        case PredictionType::epsilon: break;
        case PredictionType::v_prediction: return level.alpha * prediction + level.sigma * sample;
        case PredictionType::sample: return (sample - level.alpha * prediction) / level.sigma;
    }
    return prediction;
}

double epsilon_per_unit(PredictionType type, NoiseLevel level) {
    switch (type) {
        case PredictionType::epsilon: break;
        case PredictionType::v_prediction: return level.alpha;
        case PredictionType::sample: return level.alpha / level.sigma;
    }
    return 1.0;
}

}  // namespace tw::diffusion
