#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace tw::stages {

/// One line of a comparison: what is trained on beside the real training images, and how. What is not said here is the same for all
/// lines: the comparison's own worker::TrainingSettings.
struct ArmSpec {
    std::string name;               // of the line; unique in a comparison
    std::string arm = "real_only";  // the built-in arm it starts from

    std::string method;                        // accepted samples of runs of this generation method; empty: none
    std::vector<std::string> runs;             // accepted samples of these generation runs instead; empty: of every run of the method
    bool pretrain_images = false;              // real pretraining images instead: the ceiling
    double added_per_real = 0.0;               // at most so many added images for each real one of a class; 0: up to the plan's target
    double drop_lowest_share = 0.0;            // of a run's samples, by the score: Diff-Mix drops 0.1
    std::string drop_lowest_score = "margin";  // as in core/project/scores.h

    double steps_factor = 1.0;       // real_only_2x must gain nothing by it
    Json training = Json::object();  // fields of worker::TrainingSettings that differ from the comparison's

    bool adds_images() const { return pretrain_images || !method.empty() || !runs.empty(); }
    bool operator==(const ArmSpec&) const = default;
};

/// real_only, real_only_2x, the baselines without generated images, one for each generation method, and the ceiling, in the order of a
/// table. Sources of their settings are in arm_spec.cpp.
const std::vector<ArmSpec>& built_in_arms();

/// Throws Error naming all there are.
const ArmSpec& built_in_arm(const std::string& name);

/// Strict: an unknown field, an unknown arm, a training field that is unknown or makes no sense, and a share out of range are an Error
/// that names the arm. A text is the built-in arm of that name; of an object {"arm": NAME, …} every field given replaces the built-in
/// arm's, and those of "training" one by one. "name" is the built-in arm's when missing.
ArmSpec arm_spec_from_json(const Json& json);
/// All fields; arm_spec_from_json gives the same spec back.
Json to_json(const ArmSpec& spec);

}  // namespace tw::stages
