#pragma once

#include <stdexcept>
#include <string>

namespace tw {

/// What every room throws: one clear sentence for the person at the window, naming the file (or row, or option)
/// and the reason. Never thrown for "stopped", which is an Outcome, not an error.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Memory of the machine or the device ran out. Its own class, because the same size must never be tried again.
class OutOfMemory : public Error {
public:
    using Error::Error;
};

}  // namespace tw
