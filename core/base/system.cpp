#include "core/base/system.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <malloc.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace tw {

namespace fs = std::filesystem;

std::uint64_t peak_rss_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::uint64_t rss_bytes(int process_id) {
    // Pages: the whole size, then what is resident.
    std::ifstream file("/proc/" + std::to_string(process_id) + "/statm");
    std::uint64_t size = 0, resident = 0;
    if (process_id <= 0 || !(file >> size >> resident)) return 0;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

int usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return CPU_COUNT(&set);
}

void keep_heaps_small() {
#ifdef __GLIBC__
    constexpr int large = 6 << 20;  // bytes: a list of a million ids, but no camera's file
    mallopt(M_ARENA_MAX, std::max(2, usable_cores()));
    mallopt(M_MMAP_THRESHOLD, large);  // a fixed one: by itself it grows to 32 MB
    mallopt(M_TRIM_THRESHOLD, large);
#endif
}

void trim_heaps() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void lower_thread_priority() {
    // Linux keeps a nice value for each thread, though POSIX has it for processes (setpriority(2)); failing to be nice is no error.
    constexpr int nice = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), nice);
}

std::string network_file_system(const fs::path& path, std::string_view mounts) {
    static const std::set<std::string, std::less<>> remote = {
        "nfs",       "nfs4",  "cifs",   "smb3",       "smbfs",       "ncpfs",       "afs",       "ceph",           "9p",
        "glusterfs", "davfs", "lustre", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs", "fuse.gvfsd-fuse"};
    const std::string place = path.string();
    std::string type;
    std::size_t longest = 0;
    for (const std::string& line : split(mounts, '\n')) {
        // "36 35 98:0 /root /mount/point options … - type source options"; blanks in names are written as \040
        const std::vector<std::string> fields = split(line, ' ');
        const auto dash = std::find(fields.begin(), fields.end(), "-");
        if (fields.size() < 5 || dash == fields.end() || dash + 1 == fields.end()) continue;
        const std::string mount = replace_all(fields[4], "\\040", " ");
        const bool is_above = mount == "/" || (place.starts_with(mount) && (place.size() == mount.size() || place[mount.size()] == '/'));
        if (!is_above || mount.size() < longest) continue;
        longest = mount.size();
        type = *(dash + 1);
    }
    return remote.contains(type) ? type : std::string();
}

std::string network_file_system(const fs::path& path) {
    try {
        std::ifstream in("/proc/self/mountinfo");
        const std::string mounts((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        return network_file_system(fs::weakly_canonical(path), mounts);
    } catch (const std::exception&) {
        return {};
    }
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
