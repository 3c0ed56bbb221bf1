#include "core/generator_training/training_loop.h"

#include "core/base/error.h"
#include "core/generator_training/checkpoint.h"
#include "core/generator_training/ema.h"
#include "core/generator_training/optimiser.h"

#include <torch/torch.h>

#include <chrono>
#include <cmath>

namespace tw::generator_training {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t curve_interval = 100;  // steps an entry of the loss curve stands for
constexpr std::size_t last_entries = 10;      // entries that the final loss is the mean of
constexpr double report_seconds = 1;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class Loop {
public:
    Loop(Trainee& trainee, const LoopOptions& options, const std::filesystem::path& checkpoint)
        : trainee_(trainee),
          options_(options),
          file_(checkpoint),
          optimiser_(trainee.parameters(), adamw(options)),
          ema_(trainee.parameters(), options.ema_decay) {
        options_.schedule.steps = options_.steps;
        if (const auto found = load_checkpoint(file_)) load(*found);
    }

    LoopResult run(const jobs::Control& control, const std::function<void(const LoopProgress&)>& report) {
        Clock::time_point saved = Clock::now(), reported = saved;
        double reported_loss = 0;
        std::int64_t reported_steps = 0;
        started_ = saved;
        while (result_.steps < options_.steps) {
            control.wait_while_paused();
            if (control.stopping()) {
                result_.stopped = true;
                break;
            }
            reported_loss += step();
            ++reported_steps;
            if (const double seconds = seconds_since(reported); report && (seconds >= report_seconds || result_.steps == options_.steps)) {
                const auto done = static_cast<double>(reported_steps);
                report({result_.steps, options_.steps, reported_loss / done, done * static_cast<double>(options_.batch_size) / seconds});
                reported = Clock::now();
                reported_loss = 0;
                reported_steps = 0;
            }
            if (seconds_since(saved) >= options_.checkpoint_seconds) {
                save();
                saved = Clock::now();
            }
        }
        save();
        return finished();
    }

private:
    static AdamWOptions adamw(const LoopOptions& options) {
        AdamWOptions result;
        result.weight_decay = options.weight_decay;
        return result;
    }

    double step() {
        optimiser_.zero_gradients();
        const double loss = trainee_.backward(result_.steps);
        if (!std::isfinite(loss)) {
            throw Error("The loss of step " + std::to_string(result_.steps) +
                        " is not a finite number: go on from the last checkpoint with a smaller learning rate.");
        }
        optimiser_.clip_gradients(options_.max_gradient_norm);
        optimiser_.step(options_.schedule.at(result_.steps));
        ema_.update(trainee_.parameters());
        ++result_.steps;
        interval_loss_ += loss;
        if (result_.steps % curve_interval == 0) {
            result_.loss_curve.push_back({result_.steps, interval_loss_ / curve_interval});
            interval_loss_ = 0;
        }
        return loss;
    }

    void save() {
        Checkpoint checkpoint;
        for (const auto& [name, parameter] : trainee_.parameters()) checkpoint.tensors["weights." + name] = parameter;
        optimiser_.save(checkpoint.tensors, "optimiser.");
        ema_.save(checkpoint.tensors, "ema.");
        checkpoint.facts = {{"steps", result_.steps},
                            {"seconds", result_.seconds + seconds_since(started_)},
                            {"interval_loss", interval_loss_},
                            {"loss_curve", result_.loss_curve}};
        save_checkpoint(file_, checkpoint);
        const AveragedScope averaged(trainee_.parameters(), ema_.averages());
        trainee_.write();
    }

    void load(const Checkpoint& checkpoint) {
        for (const auto& [name, parameter] : trainee_.parameters()) {
            torch::Tensor target = parameter;
            restore(checkpoint.tensors, "weights." + name, target);
        }
        optimiser_.load(checkpoint.tensors, "optimiser.");
        ema_.load(checkpoint.tensors, "ema.");
        result_.steps = checkpoint.facts.at("steps");
        result_.seconds = checkpoint.facts.at("seconds");
        result_.loss_curve = checkpoint.facts.at("loss_curve");
        interval_loss_ = checkpoint.facts.at("interval_loss");
    }

    LoopResult finished() {
        result_.seconds += seconds_since(started_);
        const std::size_t entries = result_.loss_curve.size(), used = std::min(entries, last_entries);
        for (std::size_t i = entries - used; i < entries; ++i) result_.loss += result_.loss_curve[i][1].get<double>();
        if (used > 0) {
            result_.loss /= static_cast<double>(used);
        } else if (result_.steps > 0) {
            result_.loss = interval_loss_ / static_cast<double>(result_.steps);
        }
        return result_;
    }

    Trainee& trainee_;
    LoopOptions options_;
    std::filesystem::path file_;
    AdamW optimiser_;
    Ema ema_;
    LoopResult result_;
    Clock::time_point started_ = Clock::now();
    double interval_loss_ = 0;
};

}  // namespace

LoopResult run_training(Trainee& trainee, const LoopOptions& options, const std::filesystem::path& checkpoint, const jobs::Control& control,
                        const std::function<void(const LoopProgress&)>& report) {
    return Loop(trainee, options, checkpoint).run(control, report);
}

}  // namespace tw::generator_training
