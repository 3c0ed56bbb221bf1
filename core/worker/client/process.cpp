#include "core/worker/client/process.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

extern char** environ;

namespace tw::worker {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::filesystem::path& program, int error) {
    throw Error("the worker " + program.string() + " cannot be started: " + std::strerror(error));
}

/// Ours are kept away from 0..2, because the child's standard descriptors are put there one after the other.
Descriptor above_standard(int fd) {
    Descriptor low(fd);
    return Descriptor(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
}

struct Ends {
    Descriptor ours, childs;
};

Ends make_socket() {
    int fds[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0) throw Error(std::strerror(errno));
    Descriptor first = above_standard(fds[0]);
    return {std::move(first), above_standard(fds[1])};
}

Ends make_pipe() {
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0) throw Error(std::strerror(errno));
    Descriptor first = above_standard(fds[0]);
    return {std::move(first), above_standard(fds[1])};
}

void do_not_block(const Descriptor& descriptor) {
    ::fcntl(descriptor.get(), F_SETFL, ::fcntl(descriptor.get(), F_GETFL) | O_NONBLOCK);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (const std::string& text : texts) list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

/// Own process group: Ctrl+C at the terminal is for us alone, who then ask the worker to stop. Default signals: what we block or
/// ignore is not inherited.
void set_attributes(posix_spawnattr_t& attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

std::string describe(int status) {
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        return "was killed by signal " + std::to_string(number) + " (" + ::strsignal(number) + ")";
    }
    return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

void Descriptor::close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

Process::Process(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment) {
    Ends in = make_socket();
    Ends out = make_pipe();
    Ends err = make_pipe();
    std::vector<std::string> command{program.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, in.childs.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.childs.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.childs.get(), STDERR_FILENO);
    // Whatever else this process has open (a project's lock, a library's files) must not live on in the worker.
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    set_attributes(attributes);
    const int error = ::posix_spawn(&pid_, program.c_str(), &actions, &attributes, pointers(command).data(), pointers(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) fail(program, error);

    input_ = std::move(in.ours);
    output_ = std::move(out.ours);
    errors_ = std::move(err.ours);
    ::fcntl(output_.get(), F_SETPIPE_SZ, 1 << 20);  // pictures are larger than the usual 64 KB; smaller is only slower
    do_not_block(input_);
    do_not_block(output_);
    do_not_block(errors_);
}

Process::~Process() {
    input_.close();
    if (wait(3.0)) return;
    kill();
    wait(10.0);
}

std::optional<std::string> Process::wait(double seconds) {
    const auto deadline = Clock::now() + std::chrono::duration<double>(seconds);
    while (pid_ != 0) {
        int status = 0;
        const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
        if (ended == pid_) {
            pid_ = 0;
            return describe(status);
        }
        if (ended < 0 && errno != EINTR) {
            pid_ = 0;
            break;
        }
        if (Clock::now() >= deadline) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return "ended";
}

void Process::kill() {
    if (pid_ != 0) ::kill(pid_, SIGKILL);
}

namespace {

/// OpenBLAS's name of the kernels for this processor. It knows processors by model number, and Debian's 0.3.21 takes one that is
/// newer than itself for a Pentium 4: half the speed of a whole U-Net. What the processor can do says more than its number.
const char* openblas_core() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw")) {
        return "SkylakeX";
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "Haswell";
#endif
    return nullptr;
}

}  // namespace

std::vector<std::string> worker_environment() {
    std::vector<std::string> kept;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view variable(*entry);
        bool bends = false;
        for (const std::string_view prefix : {"OPENBLAS_", "GOTO_", "MKL_", "OMP_", "GOMP_"}) {
            bends = bends || variable.starts_with(prefix);
        }
        if (!bends) kept.emplace_back(variable);
    }
    kept.emplace_back("GOMP_SPINCOUNT=1000");
    if (const char* core = openblas_core()) kept.push_back(std::string("OPENBLAS_CORETYPE=") + core);
    return kept;
}

}  // namespace tw::worker
