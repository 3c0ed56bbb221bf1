#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <functional>

namespace tw::project {

/// Bytes on disk of the parts of a project folder.
struct StorageSizes {
    std::uintmax_t database = 0, pictures = 0, cache = 0, trash = 0, backups = 0;
    std::uintmax_t free = 0;  // left on the disk that the folder lies on
};

/// Walks the folder; for a thread of its own. `go_on` is asked now and then, false ends early.
StorageSizes storage_sizes(const std::filesystem::path& folder, const std::function<bool()>& go_on = {});

/// Has the system hold the project file in memory, where that is plenty: row by row a slow disk would take minutes for what it reads in
/// seconds in one go. For a thread that nobody waits for; `go_on` is asked now and then, false ends early.
void read_ahead(const Project& project, const std::function<bool()>& go_on = {});

/// While one lives, what this connection commits is in the log, where every program sees it and no killed one takes it back, but a power
/// cut may until sync_log() returns: for who has something to show first. Not inside a transaction.
class LaterSync {
public:
    explicit LaterSync(const Project& project);
    ~LaterSync();
    LaterSync(const LaterSync&) = delete;
    LaterSync& operator=(const LaterSync&) = delete;

private:
    const Project& project_;
};

/// Returns when the disk holds every commit. Throws StorageError when it does not take them.
void sync_log(const Project& project);

/// Deletes what is in cache/; everything there is made again when it is needed.
void clear_cache(const std::filesystem::path& folder);

}  // namespace tw::project
