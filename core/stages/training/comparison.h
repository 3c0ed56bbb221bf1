#pragma once

#include "core/project/trainings.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

using RunsBySeed = std::map<std::uint64_t, project::TrainingRun>;

struct ArmRuns {
    std::string arm;
    RunsBySeed runs;
};

/// Runs of the present split with the settings of the newest run, of each arm the newest data; only the arms of `only`, when some are
/// named. In the order of the built-in arms, variants after the arm they start from; the ceiling is last, with what is unknown before it.
std::vector<ArmRuns> newest_comparison(const project::Project& project, const std::vector<std::string>& only = {});

}  // namespace tw::stages
