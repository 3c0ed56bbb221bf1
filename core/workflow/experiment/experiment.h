#pragma once

#include "core/jobs/job.h"
#include "core/stages/training/train.h"
#include "core/workflow/experiment/spec.h"

#include <filesystem>
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
    std::vector<ExperimentRow> rows;
    std::string best_without;  // arm
    std::vector<SweepPoint> sweep;
    /// The ratio after which no further one is better by more than its standard error; NaN without a sweep.
    double enough = 0;
    std::string note;
    std::filesystem::path project, report, table;
};

/// Runs the arms x seeds of `spec` in `folder`, which gets project/ (unless the spec names one), table.json, table.csv, report.html and
/// experiment.json: the whole spec, versions, seeds, hashes and the command that repeats it. Goes on where an earlier run was stopped or
/// killed: no finished picture is drawn and no finished training is trained again. A folder with another experiment's results is refused.
jobs::Outcome run_experiment(const ExperimentSpec& spec, const std::filesystem::path& folder, const jobs::Control& control,
                             const jobs::ProgressFn& report, ExperimentResult& result);

}  // namespace tw::workflow
