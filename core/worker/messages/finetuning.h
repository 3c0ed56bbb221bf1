#pragma once

#include "core/base/json.h"
#include "core/media/fit.h"
#include "core/worker/messages/sampling.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tw::worker {

/// How a generator is fine-tuned; the defaults are Diff-Mix's (Wang et al., CVPR 2024), batch_size its 2 on each of 4 devices.
struct FinetuneSettings {
    int rank = 10;
    int steps = 35000;
    int batch_size = 8;
    double learning_rate = 5e-5;        // of the low-rank updates; 0: tokens only
    double token_learning_rate = 5e-5;  // of the tokens' vectors
    double weight_decay = 1e-2;
    double max_gradient_norm = 1.0;  // of the updates
    bool horizontal_flip = true;
    std::string token_initializer = "diff_mix";   // "diff_mix": vocabulary entry 42170 where there is one; "class_name": mean of its tokens
    std::string gradient_checkpointing = "auto";  // "on": less memory, more time; "off"; "auto": on for all but miniatures
    int checkpoint_every = 500;                   // steps
    int sample_every = 500;                       // steps between sample pictures; 0: none
    int sample_count = 4;
};

/// One class: its learnt token, a prompt with the token in it, its plain name, and its training pictures.
struct FinetuneClass {
    std::string token, prompt, name;
    std::vector<media::Locator> images;
};

/// Request "finetune": LoRA on all attention projections of the U-Net and one learnt token a class. `folder` exists; a checkpoint in it
/// of the same request (steps and intervals apart) is gone on from. Events: "finetune_step" {step, steps, loss}, "sample" {step, label,
/// picture}, "checkpoint" {step}. At the end the folder holds pytorch_lora_weights.safetensors and embeddings/; result: FinetuneResult.
struct FinetuneRequest {
    std::filesystem::path model;
    FinetuneSettings settings;
    std::uint64_t seed = 42;
    std::vector<FinetuneClass> classes;
    media::FitRule fit = media::FitRule::resize;  // resize: shorter side to the model's size, then a random part
    SamplingSettings sampling;                    // of the sample pictures
    std::filesystem::path folder;
};

struct FinetuneResult {
    bool stopped = false;
    int first_step = 0;  // steps that an earlier run had done
    double seconds = 0;  // of this run
    double peak_rss_mb = 0;
    std::string model_hash;                          // nn::model_sha256 of the base model's U-Net
    std::vector<std::pair<int, double>> loss_curve;  // step, mean loss since the point before
};

Json to_json(const FinetuneSettings& settings);
FinetuneSettings finetune_settings_from_json(const Json& json);
Json to_json(const FinetuneRequest& request);
FinetuneRequest finetune_request_from_json(const Json& json);
Json to_json(const FinetuneResult& result);
FinetuneResult finetune_result_from_json(const Json& json);

}  // namespace tw::worker
