#pragma once

#include "core/base/json.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace tw::worker {

/// Lines of a file descriptor, blocking.
class LineReader {
public:
    explicit LineReader(int fd) : fd_(fd) {}
    /// nullopt at the end; a last line without its end is dropped, because it is half a message.
    std::optional<std::string> next();

private:
    int fd_;
    std::string buffer_;
    std::size_t searched_ = 0;
};

/// Writes one JSON value a line. Thread-safe. When nobody reads any more, `broken` is called and the rest is dropped.
class LineWriter {
public:
    LineWriter(int fd, std::function<void()> broken) : fd_(fd), broken_(std::move(broken)) {}
    void write(const Json& value);

private:
    int fd_;
    std::function<void()> broken_;
    std::mutex mutex_;
};

}  // namespace tw::worker
