#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace tw::project {

/// Bytes done and to do in all; false stops.
using BackupStep = std::function<bool(std::uint64_t done, std::uint64_t total)>;

struct BackupReport {
    std::int64_t files = 0;    // generated pictures, those in the trash too
    std::int64_t missing = 0;  // rows whose picture was gone
    std::uint64_t bytes = 0;
    bool stopped = false;  // nothing is left of it then
};

/// One tar file with project.db as of now, every generated picture, and a list of their hashes at the end. Works while the project is
/// open and written to. Originals are not in it. Written to <target>.incomplete, synced and renamed; a target that exists is refused.
BackupReport back_up_project(const Project& project, const std::filesystem::path& target, const BackupStep& step);

/// Makes a project of a backup in a folder that is not there yet or empty: unpacked beside it, every file compared with the list, the
/// database checked, then renamed. Throws Error naming what is damaged, after which nothing is left of it.
BackupReport restore_project(const std::filesystem::path& backup, const std::filesystem::path& folder, const BackupStep& step);

}  // namespace tw::project
