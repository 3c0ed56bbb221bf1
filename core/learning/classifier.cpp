#include "core/learning/classifier.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/system.h"
#include "core/learning/batches.h"
#include "core/learning/decoupling.h"
#include "core/learning/evaluation.h"
#include "core/learning/input_check.h"
#include "core/learning/network_state.h"
#include "core/learning/objective.h"
#include "core/learning/precision.h"
#include "core/learning/schedule.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace tw::learning {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

ResNetConfig config_of(const TrainingInput& input) {
    ResNetConfig config = network_config(input.options.network, input.channels, input.classes);
    config.cosine_head = input.options.loss == "ldam";
    return config;
}

/// How the head is trained anew: the rest of the steps, every class alike, nothing mixed, plain cross entropy.
TrainingOptions head_options(TrainingOptions options, int steps) {
    options.steps = steps;
    options.sampler = "class_balanced";
    options.mixing = "none";
    options.loss = "cross_entropy";
    options.class_weighting = "none";
    return options;
}

int head_steps(const TrainingOptions& options) {
    if (options.decoupling != "crt") return 0;
    return std::clamp(static_cast<int>(std::lround(options.decoupling_share * options.steps)), 1, options.steps - 1);
}

class Training {
public:
    Training(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks)
        : input_(input),
          options_(input.options),
          control_(control),
          callbacks_(callbacks),
          scale_(options_.weights.empty() ? InputScale() : InputScale::imagenet()),
          shape_{input.channels, options_.image_size},
          network_(config_of(input), derive_seed(input.seed, "network weights")) {
        if (!options_.weights.empty()) load_weights(network_, options_.weights);
        if (options_.channels_last) network_->use_channels_last();
        output_.bfloat16 = options_.bfloat16 && has_bfloat16();
    }

    TrainingOutput run();

private:
    enum class Trains { all, head };
    struct Phase {
        const TrainingOptions& options;  // its steps are the phase's own
        Trains trains;
        int first;  // steps before it
        Objective objective;
        torch::optim::SGD optimiser;
    };

    bool stop_asked() const {
        control_.wait_while_paused();
        return control_.stopping_now();
    }
    bool is_evaluation_step(int done) const {
        const std::int64_t looks = options_.evaluations;
        return done * looks / options_.steps > (done - 1) * looks / options_.steps;
    }
    PictureStore store(const PictureSet& set, std::uint64_t memory_limit) const {
        return {set, shape_, memory_limit, options_.threads > 0 ? options_.threads : usable_cores()};
    }
    std::vector<double> class_counts(const TrainingOptions& options) const;
    Phase make_phase(const TrainingOptions& options, Trains trains, int first);
    bool run_phase(const PictureStore& train, const PictureStore& validation, Phase phase, std::uint64_t seed);
    torch::Tensor logits(const torch::Tensor& pictures, Trains trains);
    double step(Phase& phase, int index, const Batch& batch);
    void report_step(int done, double loss);
    void evaluate(const Phase& phase, int done, const PictureStore& validation);
    void normalise_head(const PictureStore& validation);
    void read_test();
    void describe();

    const TrainingInput& input_;
    const TrainingOptions& options_;
    const jobs::Control& control_;
    const TrainingCallbacks& callbacks_;
    const InputScale scale_;
    const PictureShape shape_;
    ResNet network_;
    NetworkState best_;               // of the present phase
    std::optional<Objective> judge_;  // of the phase that `best_` comes from
    TrainingOutput output_;
    double loss_sum_ = 0;  // since the last look at validation
    int loss_count_ = 0;
    double waited_ = 0, trained_ = 0;  // seconds
    std::int64_t pictures_ = 0;
    Clock::time_point last_report_{};
};

std::vector<double> Training::class_counts(const TrainingOptions& options) const {
    std::vector<double> counts = class_shares(input_.train, options, input_.classes);
    for (double& count : counts) count *= static_cast<double>(input_.train.size());
    return counts;
}

Training::Phase Training::make_phase(const TrainingOptions& options, Trains trains, int first) {
    std::vector<torch::Tensor> parameters = network_->parameters();
    if (trains == Trains::head) {
        parameters = {network_->head_weight()};
        if (network_->head_bias().defined()) parameters.push_back(network_->head_bias());
    }
    const auto sgd = torch::optim::SGDOptions(options.learning_rate)
                         .momentum(options.momentum)
                         .nesterov(options.nesterov)
                         .weight_decay(options.weight_decay);
    return {options, trains, first, Objective(options, class_counts(options)), torch::optim::SGD(parameters, sgd)};
}

torch::Tensor Training::logits(const torch::Tensor& pictures, Trains trains) {
    const Bfloat16Scope scope(output_.bfloat16);
    if (trains == Trains::all) return network_->forward(pictures).to(torch::kFloat32);
    torch::Tensor features;
    {
        const torch::NoGradGuard no_grad;
        features = network_->features(pictures);
    }
    return network_->head(features).to(torch::kFloat32);
}

double Training::step(Phase& phase, int index, const Batch& batch) {
    for (auto& group : phase.optimiser.param_groups()) group.options().set_lr(learning_rate_at(index, phase.options.steps, phase.options));
    const double progress = static_cast<double>(index) / phase.options.steps;
    const torch::Tensor loss = phase.objective.loss(logits(batch.pictures, phase.trains), batch.targets, progress);
    phase.optimiser.zero_grad();
    loss.backward();
    phase.optimiser.step();
    const double value = loss.item<double>();
    if (!std::isfinite(value)) {
        throw Error("the training loss is no longer a number at step " + std::to_string(phase.first + index + 1) +
                    "; a lower learning_rate helps");
    }
    return value;
}

void Training::report_step(int done, double loss) {
    if (!callbacks_.on_step) return;
    const auto now = Clock::now();
    if (done < options_.steps && now - last_report_ < std::chrono::milliseconds(100)) return;
    last_report_ = now;
    callbacks_.on_step(done, options_.steps, loss);
}

void Training::evaluate(const Phase& phase, int done, const PictureStore& validation) {
    const torch::NoGradGuard no_grad;
    const torch::Tensor features = features_of(network_, validation, scale_, control_);
    if (!features.defined()) return;
    const torch::Tensor decision = phase.objective.decision(network_->head(features));
    const Confusion confusion = confusion_of(decision, validation.set().labels);
    const double accuracy = balanced_accuracy(confusion);
    const double loss = loss_sum_ / loss_count_;
    loss_sum_ = 0;
    loss_count_ = 0;
    output_.validation_curve.emplace_back(done, accuracy);
    output_.loss_curve.emplace_back(done, loss);
    // Of equals the later one: it was trained at the lower rate.
    if (best_.empty() || accuracy >= output_.validation_accuracy) {
        output_.validation_accuracy = accuracy;
        output_.validation_class_accuracy = class_accuracies(confusion);
        output_.validation_predictions = predictions_of(decision);
        output_.best_step = done;
        best_ = copy_state(*network_);
    }
    if (callbacks_.on_evaluation) callbacks_.on_evaluation(done, accuracy, loss);
}

/// False when it was stopped; else the network is in the phase's best state.
bool Training::run_phase(const PictureStore& train, const PictureStore& validation, Phase phase, std::uint64_t seed) {
    BatchStream batches(train, phase.options, scale_, input_.classes, seed);
    // Frozen features keep BatchNorm's statistics too.
    network_->train(phase.trains == Trains::all);
    best_.clear();
    for (int index = 0; index < phase.options.steps; ++index) {
        if (stop_asked()) return false;
        const Clock::time_point asked = Clock::now();
        const Batch batch = batches.next();
        waited_ += seconds_since(asked);
        const double loss = step(phase, index, batch);
        trained_ += seconds_since(asked);
        pictures_ += phase.options.batch_size;
        loss_sum_ += loss;
        ++loss_count_;
        const int done = phase.first + index + 1;
        report_step(done, loss);
        if (is_evaluation_step(done) || index + 1 == phase.options.steps) evaluate(phase, done, validation);
    }
    if (best_.empty()) return false;
    restore_state(*network_, best_);
    judge_ = phase.objective;
    return true;
}

void Training::normalise_head(const PictureStore& validation) {
    const torch::NoGradGuard no_grad;
    const torch::Tensor features = features_of(network_, validation, scale_, control_);
    if (!features.defined()) return;
    output_.tau = best_tau(network_->head_weight(), features, validation.set().labels);
    network_->head_weight().copy_(tau_normalised(network_->head_weight(), output_.tau));
    network_->head_bias().zero_();
    const torch::Tensor decision = network_->head(features);
    const Confusion confusion = confusion_of(decision, validation.set().labels);
    output_.validation_accuracy = balanced_accuracy(confusion);
    output_.validation_class_accuracy = class_accuracies(confusion);
    output_.validation_predictions = predictions_of(decision);
}

void Training::describe() {
    if (input_.described.size() == 0) return;
    output_.features = features_of(network_, store(input_.described, 0), scale_, control_);
    output_.stopped = !output_.features.defined();
}

void Training::read_test() {
    if (input_.test.size() == 0) return;
    const torch::NoGradGuard no_grad;
    const PictureStore test = store(input_.test, 0);
    const torch::Tensor features = features_of(network_, test, scale_, control_);
    output_.stopped = !features.defined();
    if (output_.stopped) return;
    const torch::Tensor decision = judge_->decision(network_->head(features));
    output_.test_predictions = predictions_of(decision);
    output_.confusion = confusion_of(decision, input_.test.labels);
    output_.class_accuracy = class_accuracies(output_.confusion);
    output_.test_accuracy = balanced_accuracy(output_.confusion);
}

TrainingOutput Training::run() {
    const Clock::time_point start = Clock::now();
    output_.class_prior = class_shares(input_.train, options_, input_.classes);
    const PictureStore train = store(input_.train, options_.memory_limit);
    const PictureStore validation = store(input_.validation, options_.memory_limit);
    waited_ = seconds_since(start);
    TrainingOptions features = options_;
    features.steps -= head_steps(options_);
    bool finished = run_phase(train, validation, make_phase(features, Trains::all, 0), input_.seed);
    if (finished && options_.decoupling == "crt") {
        network_->reset_head(derive_seed(input_.seed, "head weights"));
        const TrainingOptions head = head_options(options_, head_steps(options_));
        finished = run_phase(train, validation, make_phase(head, Trains::head, features.steps), derive_seed(input_.seed, "head"));
    }
    if (finished && options_.decoupling == "tau_norm") normalise_head(validation);
    output_.stopped = !finished || stop_asked();
    if (!output_.stopped) read_test();
    if (!output_.stopped) describe();
    output_.seconds = seconds_since(start);
    output_.loader_wait_share = output_.seconds > 0 ? waited_ / output_.seconds : 0;
    output_.images_per_second = trained_ > 0 ? static_cast<double>(pictures_) / trained_ : 0;
    return std::move(output_);
}

}  // namespace

TrainingOutput train_classifier(const TrainingInput& input, const jobs::Control& control, const TrainingCallbacks& callbacks) {
    check_input(input);
    if (input.options.threads > 0) at::set_num_threads(input.options.threads);
    return Training(input, control, callbacks).run();
}

}  // namespace tw::learning
