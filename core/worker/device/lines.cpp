#include "core/worker/device/lines.h"

#include <unistd.h>

#include <cerrno>

namespace tw::worker {

std::optional<std::string> LineReader::next() {
    char chunk[65536];
    while (true) {
        const std::size_t end = buffer_.find('\n', searched_);
        if (end != std::string::npos) {
            std::string line = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            searched_ = 0;
            return line;
        }
        searched_ = buffer_.size();
        const ssize_t got = ::read(fd_, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        buffer_.append(chunk, static_cast<std::size_t>(got));
    }
}

void LineWriter::write(const Json& value) {
    const std::string line = to_line(value) + "\n";
    const std::lock_guard lock(mutex_);
    std::size_t done = 0;
    while (done < line.size()) {
        const ssize_t written = ::write(fd_, line.data() + done, line.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            broken_();
            return;
        }
        done += static_cast<std::size_t>(written);
    }
}

}  // namespace tw::worker
