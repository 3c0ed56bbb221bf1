#pragma once

#include <cstdint>
#include <filesystem>

namespace tw {

/// Peak resident memory of this process, in bytes.
std::uint64_t peak_rss_bytes();

/// Processors this process may run on.
int usable_cores();

/// Folder of the running executable.
std::filesystem::path program_dir();

/// Folder `resources/`: $TAILWRIGHT_RESOURCES, the source tree of a build, or <prefix>/share/tailwright.
/// Throws Error naming the places looked at.
std::filesystem::path resource_dir();

}  // namespace tw
