#include "core/project/storage.h"

#include "core/base/file.h"
#include "core/project/connection.h"

#include <unistd.h>

#include <vector>

namespace tw::project {
namespace {

std::uintmax_t size_of(const fs::path& folder, const std::function<bool()>& go_on) {
    std::uintmax_t sum = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (go_on && !go_on()) break;
        std::error_code gone;
        if (!it->is_regular_file(gone)) continue;
        const std::uintmax_t bytes = it->file_size(gone);
        if (!gone) sum += bytes;
    }
    return sum;
}

}  // namespace

StorageSizes storage_sizes(const fs::path& folder, const std::function<bool()>& go_on) {
    StorageSizes sizes;
    for (const char* name : {"project.db", "project.db-wal", "project.db-shm"}) {
        std::error_code error;
        const std::uintmax_t bytes = fs::file_size(folder / name, error);
        if (!error) sizes.database += bytes;
    }
    sizes.pictures = size_of(folder / "images", go_on);
    sizes.cache = size_of(folder / "cache", go_on);
    sizes.trash = size_of(folder / "trash", go_on);
    sizes.backups = size_of(folder / "backups", go_on);
    sizes.free = free_bytes(folder);
    return sizes;
}

void read_ahead(const Project& project, const std::function<bool()>& go_on) {
    constexpr std::uintmax_t share_of_memory = 4;
    const auto memory = static_cast<std::uintmax_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uintmax_t>(::sysconf(_SC_PAGESIZE));
    std::error_code gone;
    if (fs::file_size(project.folder() / "project.db", gone) > memory / share_of_memory || gone) return;
    // Read, not advised: Linux takes an advice for no more than a few megabytes.
    std::vector<char> piece(std::size_t{4} << 20);
    std::int64_t at = 0;
    while (!go_on || go_on()) {
        const std::size_t bytes = read_raw(project.db(), at, piece);
        if (bytes == 0) return;
        at += static_cast<std::int64_t>(bytes);
    }
}

LaterSync::LaterSync(const Project& project) : project_(project) {
    sync_commits(project_.db(), false);
}

LaterSync::~LaterSync() {
    sync_commits(project_.db(), true);
}

void sync_log(const Project& project) {
    sync_raw_log(project.db(), project.folder());
}

void clear_cache(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder / "cache", error), end; !error && it != end; it.increment(error)) {
        std::error_code fault;
        fs::remove_all(it->path(), fault);
        if (fault) throw Error(it->path().string() + " cannot be deleted: " + fault.message());
    }
}

}  // namespace tw::project
