#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace tw::project {

/// The operating system's lock on <folder>/project.lock. The file's text names the holder; it is emptied by a clean close, so
/// text without a lock means that the last holder died.
class FolderLock {
public:
    /// Throws Error naming the holder (process, machine, since when) when another program has it.
    explicit FolderLock(const std::filesystem::path& folder);
    /// `clean` empties the file; else the text stays as the mark of an unclean end.
    void release(bool clean);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    bool was_unclean() const { return was_unclean_; }

    /// Asked by readers: true when the last holder died and nobody holds the lock now.
    static bool left_unclean(const std::filesystem::path& folder);

private:
    int fd_ = -1;
    bool was_unclean_ = false;
};

}  // namespace tw::project
