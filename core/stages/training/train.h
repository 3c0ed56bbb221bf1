#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"
#include "core/stages/training/arm_spec.h"
#include "core/worker/client/client.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

struct TrainingRequest {
    std::vector<ArmSpec> arms;
    std::vector<std::string> only;  // names of the arms to train now; empty: all. Counts are equal over all `arms`
    std::vector<std::uint64_t> seeds = {0, 1, 2};
    worker::TrainingSettings settings;
    int parallel_runs = 0;  // runs trained side by side, each in a worker of its own; 0: one for each core
};

/// Arms of the standard comparison: real_only, real_only_2x, logit_adjustment, one for each run that has accepted samples (or only
/// the named runs; an unknown name is an Error), and ceiling when there are pretraining images. A run's arm is the built-in one of its
/// method, called after the method, or "method:run" where several runs share it.
std::vector<ArmSpec> standard_arms(const project::Project& project, const std::vector<std::string>& run_names = {});

/// Defaults with the image size of the data set: the longer side of its pictures, between 16 and 64 pixels.
worker::TrainingSettings default_training_settings(const project::Project& project);

/// Trains arms x seeds; a run already in the project with the same arm, seed, settings and data is not repeated. What an arm adds per
/// class is the same number for all arms: the plan's target less the real images, or what the poorest arm has; except for arms that
/// replace real pictures (synthetic_probability), which draw from all they have, and those with added_per_real. Returns early when
/// `control` stops it; finished runs are kept. The worker's events reach on_event with the run's {arm, seed} added; "run" tells that one
/// begins, "trained" that it is in the project. All callbacks come on the calling thread.
void train_arms(project::Project& project, worker::Client& client, const TrainingRequest& request, const jobs::Control& control,
                const jobs::ProgressFn& report, const worker::EventFn& on_event = {});

struct GroupAccuracy {
    double mean = 0, sd = 0;  // over seeds; sd is NaN for one seed
    bool present = false;
};

struct ArmResult {
    std::string arm;
    int seeds = 0;
    std::int64_t real = 0, synthetic = 0;
    int steps = 0;
    GroupAccuracy all, many, medium, few;             // means of class accuracies, in percent
    double mean_difference = 0, difference_ci95 = 0;  // paired with real_only by seed, percent points; 0 for
                                                      // real_only; the interval is NaN for fewer than two pairs
    std::vector<double> class_accuracy;               // mean over seeds, per ordinal, percent
    std::vector<std::vector<double>> confusion;       // mean over seeds, on test
    std::map<std::uint64_t, double> by_seed;          // seed -> mean of class accuracies, percent
};

/// Of the means of class accuracies, paired by seed, percent points.
struct PairedDifference {
    double mean = 0, ci95 = 0;  // NaN: no pair; half the 95 % t interval is NaN for fewer than two
    int pairs = 0;
};
PairedDifference paired_difference(const ArmResult& of, const ArmResult& to);

enum class MeasuredOn { test, validation };

/// The newest comparison: runs of the present split with the settings of the newest run; of each arm the newest data. Only `arms`, when
/// some are named.
std::vector<ArmResult> result_table(const project::Project& project, const std::vector<std::string>& arms = {},
                                    MeasuredOn measured_on = MeasuredOn::test);
/// The sentences every table must carry: that the generator saw other images of these classes (or that nobody knows), what the groups are,
/// and where an arm got fewer images than the plan asks for.
std::string table_note(const project::Project& project, const std::vector<std::string>& arms = {});

}  // namespace tw::stages
