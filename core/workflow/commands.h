#pragma once

#include "core/project/project.h"

#include <string>

namespace tw::workflow {

/// The command lines that make this project again from its data, one step a line, told from what the project holds.
std::string command_lines(const project::Project& project);

}  // namespace tw::workflow
