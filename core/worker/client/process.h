#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tw::worker {

/// A file descriptor that is closed at the end of the scope.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    int get() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    void close();

private:
    int fd_ = -1;
};

/// A child process with its standard input, output and error in our hands. All our ends are close-on-exec and do not block.
class Process {
public:
    /// Throws Error naming the program when it cannot be started. `environment` is the whole one ("NAME=value").
    Process(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::vector<std::string>& environment);
    /// Closes the input, waits up to three seconds for the end, then kills.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t pid() const { return pid_; }
    int input() const { return input_.get(); }  // a socket: written with MSG_NOSIGNAL, so that no SIGPIPE can reach us
    int output() const { return output_.get(); }
    int errors() const { return errors_.get(); }

    /// Waits up to `seconds` for the end; how it ended in words ("was killed by signal 9 (Killed)", "ended with exit code 3").
    std::optional<std::string> wait(double seconds);
    void kill();

private:
    pid_t pid_ = 0;
    Descriptor input_, output_, errors_;
};

/// This process's environment without the variables that bend the numerical libraries (an OPENBLAS_CORETYPE left over from
/// elsewhere costs a third of the speed), and with the OPENBLAS_CORETYPE that fits this processor's instructions. OpenMP's threads
/// spin for microseconds at a barrier and then sleep: by itself it spins for a millisecond, and then one other busy program costs the
/// miniature 70 % of its rate and two 95 %, instead of half. Sleeping at once costs a quarter on an idle machine.
std::vector<std::string> worker_environment();

}  // namespace tw::worker
