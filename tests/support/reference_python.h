#pragma once

#include "core/base/error.h"

#include <cstdlib>
#include <filesystem>

namespace tw::test {

/// The interpreter with the pinned Python packages: $TAILWRIGHT_TEST_PYTHON, or where `./dev test` puts it. Throws Error when there is
/// none.
inline std::filesystem::path reference_python() {
    const char* told = std::getenv("TAILWRIGHT_TEST_PYTHON");
    const char* cache = std::getenv("XDG_CACHE_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path base = cache != nullptr && *cache != '\0'
                                           ? std::filesystem::path(cache)
                                           : std::filesystem::path(home != nullptr ? home : "/root") / ".cache";
    const std::filesystem::path python = told != nullptr ? std::filesystem::path(told) : base / "tailwright" / "ref" / "bin" / "python";
    if (!std::filesystem::exists(python)) {
        throw Error(python.string() + " is missing: ./dev test installs the Python packages that references are compared with; " +
                    "TAILWRIGHT_TEST_PYTHON may name another interpreter");
    }
    return python;
}

}  // namespace tw::test
