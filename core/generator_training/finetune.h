#pragma once

#include "core/diffusion/pipeline.h"
#include "core/jobs/control.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tw::generator_training {

/// Defaults are Diff-Mix's (Wang et al., CVPR 2024); batch_size is its 2 on each of 4 devices.
struct FinetuneOptions {
    int rank = 10;
    int steps = 35000;
    int batch_size = 8;
    double learning_rate = 5e-5;        // of the low-rank updates; 0: tokens only
    double token_learning_rate = 5e-5;  // of the tokens' vectors
    double weight_decay = 1e-2;
    double max_gradient_norm = 1.0;  // of the updates' gradients; the tokens' are not clipped
    bool horizontal_flip = true;
    std::string token_initializer = "diff_mix";  // "diff_mix": vocabulary entry 42170, where there is one; "class_name": mean of its tokens
    std::string gradient_checkpointing = "auto";  // "on": less memory, about a third more time; "off"; "auto": on but for miniatures
    int checkpoint_every = 500;                   // steps
    int sample_every = 0;                         // steps between sample pictures; 0: none
    int sample_count = 4;                         // pictures each time, the classes in turn
};

struct FinetuneClass {
    std::string token;   // the learnt one, "<class_0>"
    std::string prompt;  // with the token in it
    std::string name;    // see token_initializer
};

struct FinetuneInput {
    std::filesystem::path model;  // diffusers folder; float32
    FinetuneOptions options;
    std::uint64_t seed = 42;
    std::vector<FinetuneClass> classes;
    std::vector<int> labels;  // of the pictures, 0 .. classes - 1; every class needs one
    /// Picture `index` for a model of size x size pixels, (3, H, W) uint8. Of a larger one a part of that size is cut out at random.
    std::function<torch::Tensor(std::size_t index, int size)> read;
    diffusion::SamplingOptions sampling;  // of the sample pictures
    std::filesystem::path folder;         // exists; gets the checkpoint and, at the end, what write_adapter() writes
    std::string fingerprint;              // of all that must be the same for a checkpoint to be gone on from
};

struct FinetuneCallbacks {
    std::function<void(int step, int steps, double loss)> on_step;
    std::function<void(int step, int label, const torch::Tensor& picture)> on_sample;  // (H, W, 3) uint8
    std::function<void(int step)> on_checkpoint;
};

struct FinetuneOutput {
    bool stopped = false;  // a checkpoint was written; nothing else
    int first_step = 0;    // steps that an earlier run had done
    double seconds = 0;
    std::vector<std::pair<int, double>> loss_curve;  // step, mean loss since the point before; at most 1000 points
};

inline constexpr const char* checkpoint_file_name = "checkpoint.safetensors";

/// LoRA on all attention projections of the U-Net and textual inversion of one token a class, jointly: noise prediction loss on pictures
/// that are drawn class by class, each class equally often. Everything that is random in a step follows from the seed and the step's
/// number, so a run that goes on from a checkpoint takes the same steps. Stop and pause are honoured between steps. Throws Error for a
/// class without pictures, a checkpoint of another run, and a checkpoint that cannot be written (the one before stays).
FinetuneOutput finetune(const FinetuneInput& input, const jobs::Control& control, const FinetuneCallbacks& callbacks = {});

/// Means of at most `points` stretches of the losses of steps 1 .. size.
std::vector<std::pair<int, double>> thinned(std::span<const float> losses, std::size_t points);

}  // namespace tw::generator_training
