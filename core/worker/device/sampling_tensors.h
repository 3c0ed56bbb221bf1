#pragma once

#include "core/diffusion/pipeline.h"
#include "core/media/image.h"
#include "core/worker/messages/sampling.h"

#include <torch/torch.h>

#include <vector>

namespace tw::worker {

diffusion::SamplingOptions to_options(const SamplingSettings& settings);

std::vector<diffusion::WeightedPrompt> to_negatives(const std::vector<WeightedPrompt>& prompts);

/// Pictures of one size and 3 channels to (N,3,H,W) float32 in [-1,1].
torch::Tensor to_tensor(const std::vector<media::Image>& images);
/// Picture `index` of (N,H,W,3) uint8.
media::Image to_image(const torch::Tensor& pictures, std::int64_t index);

}  // namespace tw::worker
