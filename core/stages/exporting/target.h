#pragma once

#include "core/project/project.h"

#include <filesystem>

namespace tw::stages {

/// Name of the file that lists what we wrote; by it an export is known again.
inline constexpr const char* manifest_name = "split_manifest.json";
inline constexpr const char* manifest_format = "tailwright image folder";

/// Throws Error naming the target and the reason: it holds something that we did not write, or lies where originals are.
void check_target(const project::Project& project, const std::filesystem::path& target);

/// An export while it is being written, beside its target. Removed at the end of the scope unless published.
class StagedFolder {
public:
    /// Throws Error when the folder cannot be made, or is in the way and not ours.
    explicit StagedFolder(const std::filesystem::path& target);
    ~StagedFolder();
    StagedFolder(const StagedFolder&) = delete;
    StagedFolder& operator=(const StagedFolder&) = delete;

    const std::filesystem::path& path() const { return staged_; }
    /// Syncs everything written and puts it in the target's place; an earlier export of ours there is replaced.
    void publish();

private:
    std::filesystem::path target_;
    std::filesystem::path staged_;
};

}  // namespace tw::stages
