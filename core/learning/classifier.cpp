#include "core/learning/classifier.h"

#include "core/base/error.h"
#include "core/learning/evaluation.h"
#include "core/learning/losses.h"

#include <chrono>
#include <cmath>
#include <numbers>
#include <optional>

namespace tw::learning {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void require(bool condition, const std::string& message) {
    if (!condition) throw Error(message);
}

void check_labels(const PictureSet& set, int classes, const std::string& partition) {
    for (const int label : set.labels) {
        require(label >= 0 && label < classes,
                "a " + partition + " picture has label " + std::to_string(label) + "; labels go from 0 to " + std::to_string(classes - 1));
    }
}

void check(const TrainingInput& input) {
    const TrainingOptions& options = input.options;
    require(input.classes >= 2, "a classifier needs at least two classes");
    require(input.channels == 1 || input.channels == 3, "pictures must have 1 or 3 channels");
    require(options.steps >= 1, "steps must be at least 1");
    require(options.batch_size >= 2, "batch_size must be at least 2: BatchNorm needs more than one picture");
    require(options.evaluations >= 1, "evaluations must be at least 1");
    require(options.image_size >= 8, "image_size must be at least 8");
    require(options.crop_padding >= 0 && options.crop_padding < options.image_size, "crop_padding must be at least 0 and below image_size");
    require(options.learning_rate > 0, "learning_rate must be above 0");
    require(options.mixup_alpha >= 0, "mixup_alpha must not be negative");
    require(input.train.size() > 0, "there are no training pictures");
    require(input.class_prior.empty() || input.class_prior.size() == static_cast<std::size_t>(input.classes),
            "class_prior must have one count for each class");
    check_labels(input.train, input.classes, "training");
    check_labels(input.validation, input.classes, "validation");
    check_labels(input.test, input.classes, "test");
    std::vector<bool> validated(static_cast<std::size_t>(input.classes), false);
    for (const int label : input.validation.labels) validated[static_cast<std::size_t>(label)] = true;
    for (int label = 0; label < input.classes; ++label) {
        require(validated[static_cast<std::size_t>(label)],
                "class " + std::to_string(label) + " has no validation pictures, so the best state could not be chosen fairly");
    }
}

/// What is added to the logits while training; undefined for plain cross entropy.
torch::Tensor training_offsets(const TrainingInput& input) {
    const TrainingOptions& options = input.options;
    if (options.loss == "cross_entropy") return {};
    if (options.loss != "logit_adjustment") {
        throw Error("unknown loss \"" + options.loss + "\"; there are: cross_entropy, logit_adjustment");
    }
    std::vector<std::int64_t> counts = input.class_prior;
    if (counts.empty()) {
        counts.assign(static_cast<std::size_t>(input.classes), 0);
        for (const int label : input.train.labels) ++counts[static_cast<std::size_t>(label)];
    }
    for (std::size_t label = 0; label < counts.size(); ++label) {
        require(counts[label] > 0, "logit adjustment needs at least one training picture of class " + std::to_string(label));
    }
    return logit_offsets(counts, options.logit_adjustment_tau);
}

/// Linear warm-up over the first twentieth of the steps, then half a cosine to 0.
double learning_rate_at(int step, const TrainingOptions& options) {
    const int warm_up = std::max(1, options.steps / 20);
    if (step < warm_up) return options.learning_rate * (step + 1) / warm_up;
    const double share = static_cast<double>(step - warm_up) / std::max(1, options.steps - warm_up);
    return options.learning_rate * 0.5 * (1 + std::cos(std::numbers::pi * share));
}

/// Faster than planes after each other in oneDNN's convolutions, also at these small sizes.
void use_channels_last(ResNet& network) {
    for (torch::Tensor& parameter : network->parameters()) {
        if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    }
}

class Training {
public:
    Training(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks)
        : input_(input),
          options_(input.options),
          control_(control),
          callbacks_(callbacks),
          offsets_(training_offsets(input)),
          network_(network_config(options_.network, input.channels, input.classes), derive_seed(input.seed, "network weights")),
          optimiser_(network_->parameters(),
                     torch::optim::SGDOptions(options_.learning_rate).momentum(options_.momentum).weight_decay(options_.weight_decay)) {
        use_channels_last(network_);
    }

    TrainingOutput run();

private:
    bool stop_asked() const {
        control_.wait_while_paused();
        return control_.stopping_now();
    }
    bool is_evaluation_step(int done) const {
        return done * options_.evaluations / options_.steps > (done - 1) * options_.evaluations / options_.steps;
    }
    double step(int index, const Batch& batch);
    void report_step(int done, double loss);
    void evaluate(int done, const PictureStore& validation);
    void read_test();

    const TrainingInput& input_;
    const TrainingOptions& options_;
    const jobs::Control& control_;
    const TrainingCallbacks& callbacks_;
    torch::Tensor offsets_;
    ResNet network_;
    torch::optim::SGD optimiser_;
    NetworkState best_;
    TrainingOutput output_;
    double loss_sum_ = 0;  // since the last look at validation
    int loss_count_ = 0;
    Clock::time_point last_report_{};
};

double Training::step(int index, const Batch& batch) {
    for (auto& group : optimiser_.param_groups()) group.options().set_lr(learning_rate_at(index, options_));
    torch::Tensor logits = network_->forward(batch.pictures);
    if (offsets_.defined()) logits = logits + offsets_;
    const torch::Tensor loss = cross_entropy(logits, batch.targets);
    optimiser_.zero_grad();
    loss.backward();
    optimiser_.step();
    const double value = loss.item<double>();
    require(std::isfinite(value),
            "the training loss is no longer a number at step " + std::to_string(index + 1) + "; a lower learning_rate helps");
    return value;
}

void Training::report_step(int done, double loss) {
    if (!callbacks_.on_step) return;
    const auto now = Clock::now();
    if (done < options_.steps && now - last_report_ < std::chrono::milliseconds(100)) return;
    last_report_ = now;
    callbacks_.on_step(done, options_.steps, loss);
}

void Training::evaluate(int done, const PictureStore& validation) {
    const Confusion confusion = confusion_of(network_, validation, input_, control_);
    if (confusion.empty()) return;
    const double accuracy = balanced_accuracy(confusion);
    const double loss = loss_sum_ / loss_count_;
    loss_sum_ = 0;
    loss_count_ = 0;
    output_.validation_curve.emplace_back(done, accuracy);
    output_.loss_curve.emplace_back(done, loss);
    // Of equals the later one: it was trained at the lower rate.
    if (best_.empty() || accuracy >= output_.validation_accuracy) {
        output_.validation_accuracy = accuracy;
        output_.best_step = done;
        best_ = copy_state(*network_);
    }
    if (callbacks_.on_evaluation) callbacks_.on_evaluation(done, accuracy, loss);
}

void Training::read_test() {
    restore_state(*network_, best_);
    const PictureStore test(input_.test, input_.channels, options_.image_size, 0);
    output_.confusion = confusion_of(network_, test, input_, control_);
    output_.stopped = output_.confusion.empty();
    output_.class_accuracy = class_accuracies(output_.confusion);
    output_.test_accuracy = balanced_accuracy(output_.confusion);
}

TrainingOutput Training::run() {
    const Clock::time_point start = Clock::now();
    const PictureStore train(input_.train, input_.channels, options_.image_size, options_.memory_limit);
    const PictureStore validation(input_.validation, input_.channels, options_.image_size, options_.memory_limit);
    double waited = seconds_since(start);
    BatchStream batches(train, options_, input_.channels, input_.classes, input_.seed);
    network_->train();
    for (int index = 0; index < options_.steps; ++index) {
        if (stop_asked()) {
            output_.stopped = true;
            break;
        }
        const Clock::time_point asked = Clock::now();
        const Batch batch = batches.next();
        waited += seconds_since(asked);
        const double loss = step(index, batch);
        loss_sum_ += loss;
        ++loss_count_;
        report_step(index + 1, loss);
        if (is_evaluation_step(index + 1)) evaluate(index + 1, validation);
    }
    if (!output_.stopped && !stop_asked())
        read_test();
    else
        output_.stopped = true;
    output_.seconds = seconds_since(start);
    output_.loader_wait_share = output_.seconds > 0 ? waited / output_.seconds : 0;
    return std::move(output_);
}

}  // namespace

const std::vector<std::string>& loss_names() {
    static const std::vector<std::string> names = {"cross_entropy", "logit_adjustment"};
    return names;
}

TrainingOutput train_classifier(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks) {
    check(input);
    if (input.options.threads > 0) at::set_num_threads(input.options.threads);
    return Training(input, control, callbacks).run();
}

}  // namespace tw::learning
