#pragma once

#include "core/base/error.h"

#include <string>

namespace tw::test {

/// What `work` is refused with; empty when it is not.
template <typename Work>
std::string error_of(const Work& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace tw::test
