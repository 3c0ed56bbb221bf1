#pragma once

#include "core/project/project.h"

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

}  // namespace tw::workflow
