#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace tw {

/// Peak resident memory of this process, in bytes.
std::uint64_t peak_rss_bytes();

/// Resident memory of a process now, in bytes; 0 when there is none of this id.
std::uint64_t rss_bytes(int process_id);

/// Processors this process may run on.
int usable_cores();

/// The calling thread runs when others leave a processor free.
void lower_thread_priority();

/// For a program that stays open, once at its start: no heap for every thread, and what is large goes back to the system when it is freed.
void keep_heaps_small();

/// After something large has been closed: what lies free in the heaps goes back to the system.
void trim_heaps();

/// "nfs4", "cifs", "fuse.sshfs" … when the path lies on a disk of another machine; empty: it does not. `mounts` is the text of
/// /proc/self/mountinfo (proc(5)).
std::string network_file_system(const std::filesystem::path& path, std::string_view mounts);
std::string network_file_system(const std::filesystem::path& path);

/// Folder of the running executable.
std::filesystem::path program_dir();

/// Folder `resources/`: $TAILWRIGHT_RESOURCES, the source tree of a build, or <prefix>/share/tailwright.
/// Throws Error naming the places looked at.
std::filesystem::path resource_dir();

}  // namespace tw
