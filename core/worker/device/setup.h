#pragma once

namespace tw::worker {

/// Before any tensor: reads --threads N, sets Torch's threads, keeps malloc from returning every large tensor to the kernel
/// (page faults would take longer than the arithmetic), seeds nothing.
void prepare_process(int argc, char** argv);

/// Before the decoder: its maps are ten times the U-Net's and do not fit between what that left behind. Small models, whose
/// leavings are below 256 MB, keep them.
void return_unused_memory();

}  // namespace tw::worker
