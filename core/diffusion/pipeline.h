#pragma once

#include "core/diffusion/adapters.h"
#include "core/diffusion/guidance/cads.h"
#include "core/diffusion/guidance/interval.h"
#include "core/diffusion/guidance/rule.h"
#include "core/diffusion/guided_denoiser.h"
#include "core/diffusion/noise.h"
#include "core/diffusion/schedulers/scheduler.h"
#include "core/nn/clip.h"
#include "core/nn/text/tokenizer.h"
#include "core/nn/unet.h"
#include "core/nn/vae.h"

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tw::diffusion {

/// How pictures are drawn, apart from what they show. The names are diffusers'.
struct SamplingOptions {
    std::string scheduler;  // as make_scheduler takes it; empty: the model's own
    int num_inference_steps = 25;
    GuidanceOptions guidance;  // negative_weights are set by the pipeline
    CadsOptions cads;
    GuidanceInterval guidance_interval;
    double guidance_rescale = 0;  // phi of CFG rescale, 0 to 1; 0: off
    double strength = 1.0;        // image-to-image: (0, 1]
};

/// What a caller sees between two evaluations.
struct StepView {
    int step;  // evaluations done, 1 .. steps
    int steps;
    int evaluations;  // of the U-Net for one picture in this step
    const torch::Tensor& latents;
    /// The picture that the last prediction means, as latents. Made on demand.
    const std::function<torch::Tensor()>& predicted_original;
};

struct WeightedPrompt {
    std::string prompt;
    double weight = 1.0;
};

/// One batch: the same prompts and options for every picture.
struct Batch {
    std::string prompt;
    std::vector<WeightedPrompt> negatives;  // how many, and whether a weight counts, depends on the guidance rule
    SamplingOptions options;
    std::vector<std::uint64_t> seeds;  // one a picture
    GivenNoise noise;
    torch::Tensor images;                          // image-to-image when defined: (N,3,H,W) in [-1,1]
    int height = 0, width = 0;                     // pixels of text-to-image; 0: the model's own
    std::function<bool(const StepView&)> on_step;  // false stops at once
};

/// A Stable Diffusion folder: text encoder, U-Net, VAE and scheduler. Not for use from two threads at a time.
class Pipeline {
public:
    /// `folder` holds model_index.json. A safety checker is ignored. Throws Error naming the file and the reason.
    static Pipeline load(const std::filesystem::path& folder, torch::Dtype dtype = torch::kFloat32, const Adapters& adapters = {});

    /// Final latents (N,C,H,W) float32, scaled as the U-Net sees them. Undefined when on_step stopped it.
    torch::Tensor sample(const Batch& batch);

    /// Latents to pictures: (N,H,W,3) uint8.
    torch::Tensor decode(const torch::Tensor& latents) const;

    /// Learnt tokens that none of the texts uses (or only after its cut).
    std::vector<std::string> unused_tokens(const std::vector<std::string>& prompts) const;

    /// The model's own picture size, and what a side must be a multiple of.
    int default_height() const { return default_size_; }
    int default_width() const { return default_size_; }
    int size_multiple() const;

    /// The same model with other networks of the same shapes: to draw with what is being trained.
    Pipeline with_networks(const nn::ClipTokenizer& tokenizer, const nn::ClipTextModel& text_encoder,
                           const nn::UNet2DConditionModel& unet) const;

    const nn::ClipTokenizer& tokenizer() const { return tokenizer_; }
    const nn::ClipTextModel& text_encoder() const { return text_encoder_; }
    const nn::UNet2DConditionModel& unet() const { return unet_; }
    const nn::AutoencoderKL& vae() const { return vae_; }

private:
    Pipeline(const std::filesystem::path& folder, torch::Dtype dtype);
    void merge(const LoraChoice& choice);
    void add_embeddings(const std::vector<std::filesystem::path>& files);

    struct Prompt {
        torch::Tensor embedding;  // (1,L,D)
        nn::Context context;      // of one row
    };
    class AnnealedPrompt;
    const Prompt& encode(const std::string& text);
    GuidedDenoiser make_denoiser(const Batch& batch);
    torch::Tensor encode_images(const torch::Tensor& images, NoiseSource& noise) const;
    torch::Tensor begin(const Batch& batch, const Scheduler& scheduler, int first, NoiseSource& noise) const;
    void check(const Batch& batch) const;

    Json scheduler_config_;
    std::string scheduler_file_;
    nn::ClipTokenizer tokenizer_;
    nn::ClipTextModel text_encoder_;
    nn::UNet2DConditionModel unet_;
    nn::AutoencoderKL vae_;
    int default_size_ = 0;
    std::map<std::string, std::int64_t> learnt_tokens_;  // their first ids
    std::map<std::string, Prompt> prompts_;              // a whole data set needs few of them
};

}  // namespace tw::diffusion
