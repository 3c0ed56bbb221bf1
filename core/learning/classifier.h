#pragma once

#include "core/jobs/control.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tw::learning {

/// The pictures of one partition, all of one size and channel number.
struct PictureSet {
    std::vector<int> labels;  // 0 .. classes-1, one a picture
    /// Fills channels * image_size * image_size bytes of picture `index`, plane after plane. Called from one thread at a time.
    std::function<void(std::size_t index, std::span<std::uint8_t> planes)> read;

    std::size_t size() const { return labels.size(); }
};

struct TrainingOptions {
    std::string network = "resnet_small";  // one of network_names()
    std::string loss = "cross_entropy";    // one of loss_names()
    double logit_adjustment_tau = 1.0;
    int steps = 1200;
    int batch_size = 128;
    double learning_rate = 0.1;  // peak of the cosine schedule, reached after a short linear warm-up
    double momentum = 0.9;
    double weight_decay = 5e-4;
    double mixup_alpha = 0.0;  // Beta(alpha, alpha); 0: none
    int evaluations = 10;      // looks at the validation set, the last one after the last step
    int image_size = 32;
    bool horizontal_flip = true;
    int crop_padding = 2;                                 // pixels of black on each side before the random crop
    int threads = 0;                                      // 0: as the process has it
    std::uint64_t memory_limit = std::uint64_t{2} << 30;  // a larger training set is read by a loader thread as it is needed
};

struct TrainingInput {
    TrainingOptions options;
    std::uint64_t seed = 0;
    int classes = 0;
    int channels = 3;
    PictureSet train, validation, test;
    std::vector<std::int64_t> class_prior;  // counts for logit adjustment; empty: counted from `train`
};

struct TrainingOutput {
    bool stopped = false;            // stopped before the end: the test set was not read
    double test_accuracy = 0;        // mean of the class accuracies
    double validation_accuracy = 0;  // of the kept state, mean of the class accuracies
    int best_step = 0;
    double seconds = 0;
    double loader_wait_share = 0;                          // share of `seconds` in which the network waited for pictures
    std::vector<double> class_accuracy;                    // on test, per label; NaN where test holds none
    std::vector<std::vector<std::int64_t>> confusion;      // on test, [true][predicted]
    std::vector<std::pair<int, double>> validation_curve;  // step, mean of the class accuracies
    std::vector<std::pair<int, double>> loss_curve;        // step, training loss averaged since the step before
};

struct TrainingCallbacks {
    std::function<void(int step, int steps, double loss)> on_step;  // ten a second at most
    std::function<void(int step, double validation_accuracy, double train_loss)> on_evaluation;
};

const std::vector<std::string>& network_names();
const std::vector<std::string>& loss_names();

/// Trains one classifier from scratch: SGD with momentum, cosine schedule, shuffled epochs (instance balanced). The state with the best
/// validation accuracy is kept and the test set is read once, with it. The same input gives the same output on one machine with one
/// number of threads. Stop and pause are honoured between steps. Throws Error for options or labels that make no sense.
TrainingOutput train_classifier(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks = {});

}  // namespace tw::learning
