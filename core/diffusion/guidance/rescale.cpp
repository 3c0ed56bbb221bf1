#include "core/diffusion/guidance/rescale.h"

namespace tw::diffusion {

torch::Tensor rescale_guidance(const torch::Tensor& guided, const torch::Tensor& positive, double guidance_rescale) {
    if (guidance_rescale == 0) return guided;
    const auto deviation = [](const torch::Tensor& x) { return x.std({1, 2, 3}, /*unbiased=*/true, /*keepdim=*/true); };
    const torch::Tensor rescaled = guided * (deviation(positive) / deviation(guided));
    return guidance_rescale * rescaled + (1.0 - guidance_rescale) * guided;
}

}  // namespace tw::diffusion
