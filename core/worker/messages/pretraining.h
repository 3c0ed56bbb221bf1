#pragma once

#include "core/base/json.h"
#include "core/worker/messages/training.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tw::worker {

/// How one part of a pipeline is trained. Optimiser: AdamW with gradients clipped to norm 1.
struct PretrainSettings {
    std::int64_t steps = 1000;  // in all, those of an earlier run included
    int batch_size = 32;
    double learning_rate = 1e-3;
    std::string schedule = "cosine";  // "constant", "linear", "cosine"
    std::int64_t warmup_steps = 0;
    double weight_decay = 1e-2;
    double ema_decay = 0.999;
    double checkpoint_seconds = 300;
};

/// Request "pretrain": trains the VAE, the U-Net or the CLIP model of a small pipeline and writes it below `output` as `pipeline` (the
/// diffusers layout) and `clip` (transformers'). Goes on from the checkpoint in `output` when there is one.
/// Event: "pretrain_step" {step, steps, loss, images_per_second}. Result: PretrainResult.
struct PretrainRequest {
    std::string part;  // "vae", "clip", "unet"
    std::filesystem::path output;
    std::filesystem::path from;          // model folder whose weights are the first ones; empty: random ones
    std::filesystem::path architecture;  // vae.json, unet.json, clip.json, scheduler.json
    std::filesystem::path tokenizer;
    PretrainSettings settings;
    std::uint64_t seed = 0;
    std::vector<std::string> class_names;  // by label
    std::vector<std::string> templates;    // captions, with {class}
    bool measured_words = true;            // captions also say what can be measured on a picture that stands on black
    std::vector<LabelledImage> train, validation;
};

struct PretrainResult {
    bool stopped = false;
    std::int64_t steps = 0;           // done in all runs
    double seconds = 0;               // of all runs
    double loss = 0;                  // mean of the last thousand steps
    Json loss_curve = Json::array();  // [step, loss]
    std::string measure;              // "reconstruction_mse", "zero_shot_accuracy", "noise_loss"; empty without validation images
    double value = 0;                 // of the written model, on the validation images
};

Json to_json(const PretrainSettings& settings);
Json to_json(const PretrainRequest& request);
PretrainRequest pretrain_request_from_json(const Json& json);
Json to_json(const PretrainResult& result);
PretrainResult pretrain_result_from_json(const Json& json);

}  // namespace tw::worker
