#pragma once

#include "core/base/json.h"
#include "core/media/image.h"
#include "core/worker/messages/embedding.h"
#include "core/worker/messages/training_settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::worker {

struct LabelledImage {
    media::Locator image;
    int label = 0;  // 0 .. classes-1
    bool synthetic = false;
    int source_label = -1;  // class of the real picture that it was made from; -1: none
    double strength = 1.0;  // of that image-to-image, 0 .. 1
};

/// Request "train": trains one classifier. The best state on validation is kept; the test set, which may be empty, is read once, at the
/// end, and so are the pictures to describe.
/// Events: "train_step" {step, steps, loss}, "evaluation" {step, validation_accuracy, train_loss}.
/// Result: TrainingResult. An arm without validation images of every class is refused.
struct TrainRequest {
    TrainingSettings settings;
    std::uint64_t seed = 0;
    int classes = 0;
    std::vector<LabelledImage> train, validation, test;
    std::vector<media::Locator> describe;  // pictures whose features in the trained network are wanted
};

struct TrainingResult {
    double test_accuracy = 0;
    double validation_accuracy = 0;
    int best_step = 0;
    double seconds = 0;
    double loader_wait_share = 0;                          // share of the time the network waits for pictures
    double images_per_second = 0;                          // training pictures, without the looks at validation and test
    std::string precision = "float32";                     // what was used: "bfloat16" needs a processor that has it
    double tau = 0;                                        // of a tau-normalised head
    std::vector<double> class_prior;                       // share of each class that loss and weights counted with
    std::vector<double> validation_class_accuracy;         // of the kept state, per label
    std::vector<double> class_accuracy;                    // on test, per label; NaN (null) where test holds none
    std::vector<std::vector<std::int64_t>> confusion;      // on test, [true][predicted]
    std::vector<int> validation_predictions;               // of the kept state, label given to each picture, in the order of the request
    std::vector<int> test_predictions;                     // the same on test
    std::vector<std::pair<int, double>> validation_curve;  // step, accuracy
    std::vector<std::pair<int, double>> loss_curve;        // step, training loss
    Embeddings features;                                   // of the pictures to describe, as unit rows
};

Json to_json(const TrainRequest& request);
TrainRequest train_request_from_json(const Json& json);
Json to_json(const TrainingResult& result);
TrainingResult training_result_from_json(const Json& json);

}  // namespace tw::worker
