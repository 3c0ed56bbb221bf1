#pragma once

#include "core/jobs/job.h"
#include "core/stages/generation/generate.h"
#include "core/stages/training/train.h"
#include "core/workflow/fashion_mnist.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tw::workflow {

/// The whole loop on Fashion-MNIST with the embedded miniature pipeline. Sizes fit two cores in about ten minutes.
struct DemoRequest {
    std::filesystem::path folder;  // gets project/, export/ and report.html
    FashionTail tail;
    int seeds = 3;
    int training_steps = 0;  // optimiser steps of an arm; 0: the default of worker::TrainingSettings
    int threads = 0;
};

struct StepTime {
    std::string step;
    double seconds = 0;
};

struct DemoReport {
    std::vector<StepTime> times;
    std::vector<stages::ArmResult> table;
    std::string note;
    std::filesystem::path html, export_folder, project;
};

/// In this order.
enum class DemoStep { import, tail, negatives, plain_fill, two_stage_fill, exporting, training, report };

/// What somebody who looks on is told, on the thread of the demo.
struct DemoEvents {
    std::function<void(DemoStep step)> step_began;
    stages::GenerationEvents drawing;
    worker::EventFn training;  // as train_arms() tells
};

/// Goes on where an earlier run was stopped: every step looks at the project first. A folder whose project was made with other
/// sizes is refused. Progress steps are numbered "3/9 …".
jobs::Outcome run_demo(const DemoRequest& request, const jobs::Control& control, const jobs::ProgressFn& report, const DemoEvents& events,
                       DemoReport& result);

}  // namespace tw::workflow
