#pragma once

#include "core/base/json.h"
#include "core/generator_training/schedule.h"
#include "core/jobs/control.h"
#include "core/nn/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace tw::generator_training {

struct LoopOptions {
    std::int64_t steps = 1000;  // in all, those of an earlier run that is gone on with included
    std::int64_t batch_size = 32;
    LearningRateSchedule schedule;  // its `steps` is set from the above
    double weight_decay = 1e-2;
    double max_gradient_norm = 1.0;
    double ema_decay = 0.999;
    double checkpoint_seconds = 300;
};

/// What is trained: the network with its loss. Its parameters are float32.
class Trainee {
public:
    virtual ~Trainee() = default;
    virtual const nn::TensorMap& parameters() const = 0;
    /// Sets the parameters' gradients for the batch of `step`, which depends on the step alone; returns the loss.
    virtual double backward(std::int64_t step) = 0;
    /// Keeps what others can use, while the averaged weights stand in parameters().
    virtual void write() = 0;
};

struct LoopProgress {
    std::int64_t step = 0, steps = 0;  // done, in all
    double loss = 0;                   // mean since the last report
    double images_per_second = 0;
};

struct LoopResult {
    bool stopped = false;
    std::int64_t steps = 0;           // done in all runs
    double seconds = 0;               // of all runs
    double loss = 0;                  // mean of the last 1000 steps, or of as many as there were
    Json loss_curve = Json::array();  // [step, mean loss since the entry before]
};

/// Trains with AdamW and a weight average. Goes on from `checkpoint` when there is one; writes it and the trainee's product every
/// `checkpoint_seconds`, when stopped and at the end. An interrupted run that goes on gives what an uninterrupted one gives.
LoopResult run_training(Trainee& trainee, const LoopOptions& options, const std::filesystem::path& checkpoint, const jobs::Control& control,
                        const std::function<void(const LoopProgress&)>& report);

}  // namespace tw::generator_training
