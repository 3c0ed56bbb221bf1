#pragma once

#include "core/project/project.h"
#include "core/stages/training/train.h"

#include <string>

namespace tw::workflow {

// Each part of the report as HTML; empty where the project has nothing to say yet.
std::string facts_part(const project::Project& project);
std::string results_part(const project::Project& project);
std::string balance_part(const project::Project& project);
std::string negatives_part(const project::Project& project);
std::string filter_part(const project::Project& project);
std::string samples_part(const project::Project& project);
std::string settings_part(const project::Project& project);

/// "81.2 ± 0.4", or a dash where the group holds no class.
std::string mean_sd(const stages::GroupAccuracy& group);
/// What the four bars of charts::accuracies stand for.
std::string group_legend();

}  // namespace tw::workflow
