#pragma once

#include "core/project/project.h"

#include <filesystem>

namespace tw::workflow {

/// One HTML file that needs nothing else (pictures and charts are inside): the data before and after, the look-alikes with their
/// evidence, what was kept and why not, the measured gain, and all settings. Written whole or not at all.
void write_report(const project::Project& project, const std::filesystem::path& file);

}  // namespace tw::workflow
