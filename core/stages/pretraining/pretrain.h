#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"
#include "core/worker/client/client.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::stages {

struct PretrainingRequest {
    std::vector<std::string> parts;      // of "vae", "clip", "unet", in that order
    std::filesystem::path output;        // gets pipeline/, clip/ and training/ (checkpoints and results)
    std::filesystem::path from;          // for one part: a model folder whose weights are the first ones
    std::filesystem::path architecture;  // empty: the embedded miniature's
    std::filesystem::path tokenizer;     // empty: the embedded miniature's
    std::vector<std::string> templates;  // captions, with {class}; empty: the default ones
    bool measured_words = true;
    std::uint64_t seed = 0;
    bool resume = true;  // false: a part that has a checkpoint begins anew

    /// 0 or empty: the part's default, see default_pretrain_settings.
    std::int64_t steps = 0;
    int batch_size = 0;
    double learning_rate = 0;
    std::string schedule;
    double ema_decay = 0;
    double checkpoint_seconds = 300;
    int threads = 0;  // of all workers together; 0: all usable cores
};

struct PretrainedPart {
    std::string part;
    worker::PretrainSettings settings;
    worker::PretrainResult result;
};

/// What a part is trained with unless told otherwise: sizes for some ten thousand pictures of 32 x 32 pixels.
worker::PretrainSettings default_pretrain_settings(const std::string& part);

/// Trains the parts from the real images of the partition "pretrain" (and no others) and measures them on "validation". VAE and CLIP,
/// which need nothing of each other, go side by side. Every finished part leaves training/<part>.json, and the folder's model cards
/// (README.md) are written anew from these. Goes on where an earlier call was stopped. Throws Error naming the file, option or class.
std::vector<PretrainedPart> pretrain(const project::Project& project, const PretrainingRequest& request, const jobs::Control& control,
                                     const jobs::ProgressFn& report);

}  // namespace tw::stages
