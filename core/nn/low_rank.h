#pragma once

#include <torch/types.h>

namespace tw::nn {

/// A low-rank update of one layer: its weight W becomes W + scale * up * down (Hu et al., "LoRA", arXiv 2106.09685).
struct LowRank {
    torch::Tensor down;  // (rank, in), of a convolution (rank, in, kernel, kernel); undefined: no update
    torch::Tensor up;    // (out, rank), of a convolution (out, rank, 1, 1)
    double scale = 1.0;  // alpha / rank
};

}  // namespace tw::nn
