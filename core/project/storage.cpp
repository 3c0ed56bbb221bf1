#include "core/project/storage.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
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

void read_ahead(const fs::path& folder, const std::function<bool()>& go_on) {
    constexpr off_t share_of_memory = 4;
    const int file = ::open((folder / "project.db").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;  // its absence is told by whoever needs it
    struct stat facts {};
    const off_t memory = off_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE);
    if (::fstat(file, &facts) == 0 && facts.st_size <= memory / share_of_memory) {
        // Read, not advised: Linux takes an advice for no more than a few megabytes.
        std::vector<char> piece(std::size_t{4} << 20);
        while (::read(file, piece.data(), piece.size()) > 0 && (!go_on || go_on())) {
        }
    }
    ::close(file);
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
