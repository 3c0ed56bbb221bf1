#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"
#include "core/worker/client/client.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::stages {

/// One line of the table: what is trained on and how.
struct Arm {
    std::string name;                       // "real_only", "logit_adjustment", "plain_cfg_fill", "two_stage", "ceiling", …
    std::vector<std::int64_t> run_ids;      // accepted samples of these runs are added, at most up to the plan's target
    bool add_pretrain_images = false;       // the ceiling: real pretraining images fill to the target instead
    std::string loss = "cross_entropy";
    double steps_factor = 1.0;              // real only at twice the steps must gain nothing
};

struct TrainingRequest {
    std::vector<Arm> arms;
    std::vector<std::uint64_t> seeds = {0, 1, 2};
    worker::TrainingSettings settings;
};

/// Arms of the standard comparison for the runs that exist.
std::vector<Arm> standard_arms(const project::Project& project);

/// Trains arms x seeds; a run already in the project with the same arm, seed, settings and data is not repeated.
void train_arms(project::Project& project, worker::Client& client, const TrainingRequest& request, const jobs::Control& control,
                const jobs::ProgressFn& report, const worker::EventFn& on_event = {});

struct GroupAccuracy {
    double mean = 0, sd = 0;
    bool present = false;
};

struct ArmResult {
    std::string arm;
    int seeds = 0;
    std::int64_t real = 0, synthetic = 0;
    int steps = 0;
    GroupAccuracy all, many, medium, few;    // means of class accuracies (methods.md 5.3), in percent
    double mean_difference = 0, difference_ci95 = 0;  // paired with real_only by seed, percent points; 0 for real_only
    std::vector<double> class_accuracy;      // mean over seeds, per ordinal, percent
    std::vector<std::vector<double>> confusion;  // mean over seeds
};

std::vector<ArmResult> result_table(const project::Project& project);
/// The sentence every table must carry: the generator saw other images of these classes.
std::string table_note(const project::Project& project);

}  // namespace tw::stages
