#include "core/worker/device/sampling_tensors.h"

#include <algorithm>

namespace tw::worker {

diffusion::SamplingOptions to_options(const SamplingSettings& settings) {
    diffusion::SamplingOptions options;
    options.scheduler = settings.scheduler;
    options.num_inference_steps = settings.num_inference_steps;
    options.guidance.rule = settings.rule;
    options.guidance.guidance_scale = settings.guidance_scale;
    options.guidance.negative_scale = settings.negative_scale;
    options.guidance.tau = settings.tau;
    options.guidance.parameters = settings.rule_parameters;
    options.cads = {settings.cads.scale, settings.cads.tau1, settings.cads.tau2, settings.cads.psi, settings.cads.clock};
    const GuidanceIntervalSettings& interval = settings.guidance_interval;
    options.guidance_interval = {.sigma_low = interval.sigma_low, .start = interval.start, .stop = interval.stop};
    if (interval.sigma_high) options.guidance_interval.sigma_high = *interval.sigma_high;
    options.guidance_rescale = settings.guidance_rescale;
    options.strength = settings.strength;
    return options;
}

std::vector<diffusion::WeightedPrompt> to_negatives(const std::vector<WeightedPrompt>& prompts) {
    std::vector<diffusion::WeightedPrompt> negatives;
    for (const WeightedPrompt& one : prompts) negatives.push_back({one.prompt, one.weight});
    return negatives;
}

torch::Tensor to_tensor(const std::vector<media::Image>& images) {
    const std::int64_t height = images.front().height, width = images.front().width;
    const torch::Tensor bytes = torch::empty({static_cast<std::int64_t>(images.size()), height, width, 3}, torch::kUInt8);
    std::uint8_t* target = bytes.data_ptr<std::uint8_t>();
    for (const media::Image& image : images) target = std::copy(image.pixels.begin(), image.pixels.end(), target);
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).div(127.5).sub(1.0).contiguous();
}

media::Image to_image(const torch::Tensor& pictures, std::int64_t index) {
    const torch::Tensor picture = pictures[index].contiguous();
    const std::uint8_t* bytes = picture.data_ptr<std::uint8_t>();
    return {static_cast<int>(picture.size(1)), static_cast<int>(picture.size(0)), 3, {bytes, bytes + picture.numel()}};
}

}  // namespace tw::worker
