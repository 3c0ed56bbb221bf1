#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace tw::project {

/// Paths relative to the project folder.
struct RepairReport {
    std::vector<std::string> removed;  // half-written files (*.part)
    std::vector<std::string> trashed;  // pictures without a row: moved to trash/, they can be looked at
    std::vector<std::string> missing;  // rows whose picture is gone: reported, never deleted
};

/// Brings images/ and the rows to agree after an unclean end: a picture is staged before its row is committed, so a crash leaves
/// a file without a row, never the other way round. Called by the first open for writing after a crash; needs write mode.
RepairReport repair_files(Project& project);

/// Rows of generated pictures whose file is gone.
std::vector<std::string> missing_files(const Project& project);

}  // namespace tw::project
