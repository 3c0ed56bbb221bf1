#pragma once

#include "core/jobs/job.h"
#include "core/stages/training/train.h"
#include "core/worker/client/client.h"
#include "core/workflow/experiment/spec.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tw::workflow {

/// One arm of the table with what it is worth beyond an arm that costs no drawing.
struct ExperimentRow {
    stages::ArmResult result;
    stages::PairedDifference to_best_without;  // the best arm without generated images, by the mean of its seeds
};

/// Accuracy on validation images, in percent, with so many generated images for each real one.
struct SweepPoint {
    double added_per_real = 0;
    std::int64_t added = 0;
    stages::GroupAccuracy all, many, medium, few;
};

struct ExperimentResult {
    std::vector<std::string> classes;  // in the order of ArmResult::class_accuracy
    std::vector<ExperimentRow> rows;
    std::string best_without;  // arm
    std::vector<SweepPoint> sweep;
    /// The ratio after which no further one is better by more than its standard error; NaN without a sweep.
    double enough = 0;
    std::string note;
    std::filesystem::path project, report, table;
};

struct ExperimentEvents {
    /// Told when a training has ended: what the finished ones say so far.
    std::function<void(const ExperimentResult& so_far)> result;
};

/// Runs the arms x seeds of `spec` in `folder`, which gets project/ (unless the spec names one), table.json, table.csv, report.html and
/// spec.json, the whole spec, and experiment.json: versions, seeds, hashes and the command that repeats it. Goes on where an earlier run
/// was stopped or killed: no finished picture is drawn and no finished training is trained again. A folder with another experiment's
/// results is refused, and so is what check_experiment() finds, before anything is drawn.
jobs::Outcome run_experiment(const ExperimentSpec& spec, const std::filesystem::path& folder, worker::Client& client,
                             const jobs::Control& control, const jobs::ProgressFn& report, ExperimentResult& result,
                             const ExperimentEvents& events = {});

/// Throws Error when `folder` holds the results of another experiment.
void check_experiment_folder(const ExperimentSpec& spec, const std::filesystem::path& folder);

/// What this project lacks for the experiment, one sentence each, naming the arm or the class. For a spec of `project`, not of
/// `fashion_mnist`, whose project is made by the run.
std::vector<std::string> check_experiment(const project::Project& project, const ExperimentSpec& spec);

}  // namespace tw::workflow
