#include "core/base/system.h"

#include "core/base/error.h"

#include <sched.h>
#include <sys/resource.h>

#include <cstdlib>

namespace tw {

namespace fs = std::filesystem;

std::uint64_t peak_rss_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

int usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return CPU_COUNT(&set);
}

fs::path program_dir() {
    return fs::read_symlink("/proc/self/exe").parent_path();
}

fs::path resource_dir() {
    if (const char* named = std::getenv("TAILWRIGHT_RESOURCES")) return named;
    const fs::path bin = program_dir();
    // bin/ of an installation, then build/<preset>/bin and build/<preset>/tests of a source tree
    for (const fs::path& place : {bin / "../share/tailwright", bin / "../../../resources"}) {
        if (fs::is_directory(place / "models")) return fs::canonical(place);
    }
    throw Error("the folder of Tailwright's resources was not found beside " + bin.string() + "; set TAILWRIGHT_RESOURCES to it");
}

}  // namespace tw
