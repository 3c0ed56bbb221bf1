#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace tw::worker {

/// How one classifier is trained. Shares of the steps lie between 0 and 1; formulas and their sources are in core/learning.
struct TrainingSettings {
    std::string network = "resnet_small";  // "resnet_small", "resnet18", "resnet50"
    std::string weights;                   // safetensors file with torchvision's tensor names to start from; empty: random

    std::string loss = "cross_entropy";  // "cross_entropy", "logit_adjustment", "logit_adjustment_posthoc", "balanced_softmax", "ldam",
                                         // "focal"
    double logit_adjustment_tau = 1.0;
    double ldam_max_margin = 0.5;
    double ldam_scale = 30.0;
    double focal_gamma = 2.0;
    double label_smoothing = 0.0;
    std::string class_weighting = "none";  // "none", "effective_number"
    double class_weighting_beta = 0.9999;
    double class_weighting_from = 0.0;    // share of the steps before the weights are used: 0.8 is deferred re-weighting
    std::string class_prior = "sampled";  // what loss and weights count: "sampled" (real and generated, as they are drawn), "real"

    std::string sampler = "instance";    // "instance", "square_root", "class_balanced"
    double synthetic_probability = 0.0;  // a generated picture instead of the drawn real one (Diff-Mix); 0: all pictures are drawn alike
    bool synthetic_weighted = false;     // its class is drawn with 1 / (n_k + 1), n_k real pictures; else all generated ones alike
    bool soft_labels = true;             // a generated picture with a source class and a strength is labelled with both classes
    double label_gamma = 0.5;
    double label_scale = 1.0;

    std::string mixing = "none";      // "none", "mixup", "cutmix", "cmo", "real_generated"
    double mixing_alpha = 1.0;        // Beta(alpha, alpha)
    double mixing_probability = 1.0;  // of a batch; of a picture with "real_generated"
    double mixing_from = 0.0;         // shares of the steps between which batches are mixed
    double mixing_until = 1.0;

    std::string decoupling = "none";  // what is done to the head after the features: "none", "crt", "tau_norm"
    double decoupling_share = 0.1;    // of the steps, for "crt"

    int steps = 1200;  // optimiser steps, the same for all arms
    int batch_size = 128;
    double learning_rate = 0.1;
    double momentum = 0.9;
    bool nesterov = false;
    double weight_decay = 5e-4;
    std::string schedule = "cosine";  // "cosine", "multi_step", "constant"
    double warm_up_share = 0.05;
    std::vector<double> milestones = {0.8, 0.9};  // shares of the steps at which "multi_step" multiplies the rate
    double milestone_factor = 0.1;
    int evaluations = 10;  // how often the validation set is looked at

    int image_size = 32;
    bool horizontal_flip = true;
    int crop_padding = 2;                                 // random crop after padding, pixels
    bool random_resized_crop = false;                     // instead: a part of a random area and shape, brought to the picture's size
    std::vector<double> crop_scale = {0.08, 1.0};         // of the area, least and most
    std::vector<double> crop_ratio = {3.0 / 4, 4.0 / 3};  // width over height, least and most
    double brightness = 0;                                // each changes by a random factor of 1 - this to 1 + this, 0 to 1; 0: not
    double contrast = 0;
    double saturation = 0;

    std::string precision = "float32";  // "float32", "bfloat16" where the processor has it
    bool channels_last = true;
    int threads = 0;             // 0: as the worker has it
    int memory_limit_mb = 2048;  // decoded training pictures that need more are read as they are used
    int loader_threads = 0;      // 0: none for pictures held in memory, else as many as `threads`
};

/// Settings that came later are left out where they have their defaults, so that a run made before there were any is still the same run.
Json to_json(const TrainingSettings& settings);
/// Fields that are missing keep the value of `settings`. Throws Error naming an unknown field or a value that makes no sense.
TrainingSettings training_settings_from_json(const Json& json, TrainingSettings settings = {});

}  // namespace tw::worker
