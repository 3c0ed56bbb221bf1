#pragma once

#include "core/base/json.h"
#include "core/media/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::worker {

struct LabelledImage {
    media::Locator image;
    int label = 0;  // 0 .. classes-1
    bool synthetic = false;
};

/// Classifier training settings of one run; every arm of a comparison gets the same ones apart from data and loss.
struct TrainingSettings {
    std::string network = "resnet_small";  // ResNet of basic blocks, see core/learning
    std::string loss = "cross_entropy";    // "cross_entropy", "logit_adjustment" (Menon et al. 2021, tau 1)
    double logit_adjustment_tau = 1.0;
    int steps = 1200;  // optimiser steps, the same for all arms
    int batch_size = 128;
    double learning_rate = 0.1;
    double momentum = 0.9;
    double weight_decay = 5e-4;
    double mixup_alpha = 0.0;  // Beta(alpha, alpha); 0: none
    int evaluations = 10;      // how often the validation set is looked at
    int image_size = 32;
    bool horizontal_flip = true;
    int crop_padding = 2;  // random crop after padding, pixels
    int threads = 0;
};

/// Request "train": trains one classifier. The best state on validation is kept; the test set is read once, at the end.
/// Events: "train_step" {step, steps, loss}, "evaluation" {step, validation_accuracy, train_loss}.
/// Result: TrainingResult. An arm without validation images of every class is refused.
struct TrainRequest {
    TrainingSettings settings;
    std::uint64_t seed = 0;
    int classes = 0;
    std::vector<LabelledImage> train, validation, test;
    std::vector<std::int64_t> class_prior;  // counts per class for logit adjustment; empty: counted from `train`
};

struct TrainingResult {
    double test_accuracy = 0;
    double validation_accuracy = 0;
    int best_step = 0;
    double seconds = 0;
    double loader_wait_share = 0;                          // share of the time the network waits for pictures
    std::vector<double> class_accuracy;                    // on test, per label; NaN (null) where test holds none
    std::vector<std::vector<std::int64_t>> confusion;      // on test, [true][predicted]
    std::vector<std::pair<int, double>> validation_curve;  // step, accuracy
    std::vector<std::pair<int, double>> loss_curve;        // step, training loss
};

Json to_json(const TrainingSettings& settings);
TrainingSettings training_settings_from_json(const Json& json);
Json to_json(const TrainRequest& request);
TrainRequest train_request_from_json(const Json& json);
Json to_json(const TrainingResult& result);
TrainingResult training_result_from_json(const Json& json);

}  // namespace tw::worker
