#include "core/worker/device/setup.h"

#include "core/base/system.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <malloc.h>

#include <climits>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace tw::worker {
namespace {

int threads_asked_for(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::string_view(argv[i]) == "--threads") return std::atoi(argv[i + 1]);
    }
    return 0;
}

constexpr std::size_t worth_returning = 256 << 20;

}  // namespace

void prepare_process(int argc, char** argv) {
    // A large tensor that goes back to the kernel comes again as pages of zeros, and page faults then cost more than the
    // arithmetic. 32 MB is the largest threshold glibc takes; above it mmap is ruled out altogether.
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_TRIM_THRESHOLD, INT_MAX);
    // Threads that live for one step would each leave a heap of their own, which is given back with its last tensor.
    ::mallopt(M_ARENA_MAX, 1);
    // A client that went away is seen by the writer.
    std::signal(SIGPIPE, SIG_IGN);
    // Before any thread starts: threads take the flag over from the one that makes them.
    at::globalContext().setFlushDenormal(true);
    const int threads = threads_asked_for(argc, argv);
    at::set_num_threads(threads > 0 ? threads : usable_cores());
    at::set_num_interop_threads(1);
}

void return_unused_memory() {
    if (::mallinfo2().fordblks > worth_returning) ::malloc_trim(0);
}

}  // namespace tw::worker
