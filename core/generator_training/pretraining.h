#pragma once

#include "core/generator_training/captions.h"
#include "core/generator_training/training_loop.h"

#include <memory>

namespace tw::generator_training {

/// Where the parts of one pretraining lie.
struct PretrainingFolders {
    std::filesystem::path output;

    std::filesystem::path pipeline() const { return output / "pipeline"; }
    std::filesystem::path vae() const { return pipeline() / "vae"; }
    std::filesystem::path unet() const { return pipeline() / "unet"; }
    std::filesystem::path text_encoder() const { return pipeline() / "text_encoder"; }
    std::filesystem::path tokenizer() const { return pipeline() / "tokenizer"; }
    std::filesystem::path scheduler_config() const { return pipeline() / "scheduler" / "scheduler_config.json"; }
    std::filesystem::path clip() const { return output / "clip"; }
    std::filesystem::path checkpoint(const std::string& part) const { return output / "training" / (part + ".safetensors"); }
};

struct PretrainingInput {
    std::string part;  // "vae", "clip", "unet"
    PretrainingFolders folders;
    std::filesystem::path from;          // a model folder whose weights of this part are the first ones; empty: random ones
    std::filesystem::path architecture;  // folder with vae.json, unet.json, clip.json and scheduler.json, used where `output` has none
    std::filesystem::path tokenizer;     // folder the tokenizer's files are copied from
    LoopOptions loop;
    std::uint64_t seed = 0;
    int shards = 1;  // pieces of a batch that are computed side by side
    CaptionOptions captions;
    Pictures train, validation;
};

struct PretrainingOutput {
    LoopResult loop;
    std::string measure;  // what `value` is; empty when stopped or without validation pictures
    double value = 0;     // of the written float16 product on the validation pictures
};

/// Side of the pictures that an architecture takes: sample_size of the VAE in `output`, or else in `architecture`.
std::int64_t picture_size(const PretrainingFolders& folders, const std::filesystem::path& architecture);

/// Trains one part of a Stable Diffusion pipeline, or the CLIP model beside it, and writes it as diffusers and transformers do, in
/// float16. The U-Net needs the VAE and the text encoder in the output folder; the text encoder is CLIP's text tower as it was in the
/// middle of its training, so that the CLIP that judges pictures is another network than the one that conditions them.
/// Throws Error naming the file, option or class.
PretrainingOutput pretrain(const PretrainingInput& input, const jobs::Control& control,
                           const std::function<void(const LoopProgress&)>& report);

/// The trainee of each part, with the measure of its written product; the folders are ready.
struct PretrainingPart {
    std::unique_ptr<Trainee> trainee;
    std::string measure;
    std::function<double()> evaluate;
};
PretrainingPart make_vae_part(const PretrainingInput& input);
PretrainingPart make_clip_part(const PretrainingInput& input);
PretrainingPart make_unet_part(const PretrainingInput& input, const jobs::Control& control);

}  // namespace tw::generator_training
