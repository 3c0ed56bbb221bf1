#pragma once

#include "core/jobs/control.h"
#include "core/learning/options.h"
#include "core/learning/pictures.h"

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tw::learning {

struct TrainingInput {
    TrainingOptions options;
    std::uint64_t seed = 0;
    int classes = 0;
    int channels = 3;
    PictureSet train, validation, test;
    PictureSet described;  // whose features are wanted; their labels are not looked at
};

struct TrainingOutput {
    bool stopped = false;            // stopped before the end: the test set was not read
    double test_accuracy = 0;        // mean of the class accuracies
    double validation_accuracy = 0;  // of the kept state, mean of the class accuracies
    int best_step = 0;
    double seconds = 0;
    double loader_wait_share = 0;                          // share of `seconds` in which the network waited for pictures
    double images_per_second = 0;                          // training pictures, without the looks at validation and test
    bool bfloat16 = false;                                 // asked for, and this processor has it
    double tau = 0;                                        // of a tau-normalised head
    std::vector<double> class_prior;                       // share of each class that loss and weights counted with
    std::vector<double> validation_class_accuracy;         // of the kept state, per label
    std::vector<double> class_accuracy;                    // on test, per label; NaN where test holds none
    std::vector<std::vector<std::int64_t>> confusion;      // on test, [true][predicted]
    std::vector<int> validation_predictions;               // of the kept state, label given to each picture, in the order of the input
    std::vector<int> test_predictions;                     // the same on test
    std::vector<std::pair<int, double>> validation_curve;  // step, mean of the class accuracies
    std::vector<std::pair<int, double>> loss_curve;        // step, training loss averaged since the step before
    torch::Tensor features;                                // (described, width), of the kept state; undefined without any
};

struct TrainingCallbacks {
    std::function<void(int step, int steps, double loss)> on_step;  // ten a second at most
    std::function<void(int step, double validation_accuracy, double train_loss)> on_evaluation;
};

/// Trains one classifier: SGD with momentum. The state with the best validation accuracy is kept and the test set is read once, with it.
/// "crt" spends the last decoupling_share of the steps on a head drawn anew, over frozen features, with class-balanced sampling, plain
/// cross entropy and a schedule of its own (Kang et al., ICLR 2020). The same input gives the same output on one machine with one number
/// of threads. Stop and pause are honoured between steps. Throws Error for options or labels that make no sense, a class without
/// training or validation pictures, and weights of another network.
TrainingOutput train_classifier(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks = {});

}  // namespace tw::learning
