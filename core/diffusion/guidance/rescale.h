#pragma once

#include <torch/torch.h>

namespace tw::diffusion {

/// CFG rescale (Lin et al., arXiv 2305.08891, section 3.4): `guided` with a share of it brought to the deviation of `positive`, both
/// (N,C,H,W) float32 in the model's own prediction type; per sample, over C, H and W. `guidance_rescale` (phi) 0 to 1, 0 is off.
torch::Tensor rescale_guidance(const torch::Tensor& guided, const torch::Tensor& positive, double guidance_rescale);

}  // namespace tw::diffusion
