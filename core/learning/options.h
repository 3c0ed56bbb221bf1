#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tw::learning {

/// How one classifier is trained. "Share" is of the steps, 0 .. 1. Formulas and their sources are in losses.h, samplers.h, mixing.h,
/// labels.h, schedule.h and decoupling.h.
struct TrainingOptions {
    std::string network = "resnet_small";  // one of network_names()
    std::string weights;                   // safetensors file with torchvision's names; empty: random

    std::string loss = "cross_entropy";  // one of loss_names()
    double logit_adjustment_tau = 1.0;
    double ldam_max_margin = 0.5;
    double ldam_scale = 30.0;
    double focal_gamma = 2.0;
    double label_smoothing = 0.0;
    std::string class_weighting = "none";  // "none", "effective_number"
    double class_weighting_beta = 0.9999;
    double class_weighting_from = 0.0;    // share before the weights are used
    std::string class_prior = "sampled";  // "sampled", "real"

    std::string sampler = "instance";  // one of sampler_names()
    double synthetic_probability = 0.0;
    bool synthetic_weighted = false;
    bool soft_labels = true;
    double label_gamma = 0.5;
    double label_scale = 1.0;

    std::string mixing = "none";  // one of mixing_names()
    double mixing_alpha = 1.0;
    double mixing_probability = 1.0;
    double mixing_from = 0.0, mixing_until = 1.0;

    std::string decoupling = "none";  // "none", "crt", "tau_norm"
    double decoupling_share = 0.1;

    int steps = 1200;
    int batch_size = 128;
    double learning_rate = 0.1;  // peak of the schedule, reached after a linear warm-up
    double momentum = 0.9;
    bool nesterov = false;
    double weight_decay = 5e-4;
    std::string schedule = "cosine";  // one of schedule_names()
    double warm_up_share = 0.05;
    std::vector<double> milestones = {0.8, 0.9};
    double milestone_factor = 0.1;
    int evaluations = 10;  // looks at the validation set, the last one after the last step

    int image_size = 32;
    bool horizontal_flip = true;
    int crop_padding = 2;              // pixels of black on each side before the random crop
    bool random_resized_crop = false;  // instead of padding and crop: a part of these shares of the area and ratios, see augmentation.h
    std::vector<double> crop_scale = {0.08, 1.0};
    std::vector<double> crop_ratio = {3.0 / 4, 4.0 / 3};
    double brightness = 0, contrast = 0, saturation = 0;  // how far colours change; 0: not

    bool bfloat16 = false;  // convolutions and products of a step, where the processor has it; weights and sums stay float32
    bool channels_last = true;
    int threads = 0;                                      // 0: as the process has it
    int loader_threads = 0;                               // 0: none for pictures in memory, else as many as `threads`
    std::uint64_t memory_limit = std::uint64_t{2} << 30;  // a larger training set is read as it is needed
};

}  // namespace tw::learning
