#pragma once

namespace tw::worker {

/// Before any tensor: reads --threads N, sets Torch's threads, keeps malloc from returning every large tensor to the kernel
/// (performance.md: page faults dominate otherwise), seeds nothing.
void prepare_process(int argc, char** argv);

}  // namespace tw::worker
