#pragma once

#include <cstdint>

namespace tw::learning {

/// The passes of batch normalisation (Ioffe and Szegedy, ICML 2015) over maps whose channels lie side by side: rows of `channels`
/// numbers, one row a pixel. Channels are a multiple of norm_lanes. Sums are added to what is there, one entry a channel.
constexpr std::int64_t norm_lanes = 16;

struct NormRows {
    std::int64_t count = 0;
    std::int64_t channels = 0;
};

/// sums[0 .. channels) += x - pivot, sums[channels .. 2 channels) += (x - pivot)^2
void add_moments(NormRows rows, const float* x, const float* pivot, double* sums);

/// y = x scale + shift, + shortcut where it is not null, then max(0, .) with `relu`.
void scale_and_shift(NormRows rows, const float* x, const float* scale, const float* shift, const float* shortcut, bool relu, float* y);

/// g is dy where y > 0, or all of dy when `y` is null: sums[0 .. channels) += g, sums[channels .. 2 channels) += g (x - mean)
void add_gradient_sums(NormRows rows, const float* dy, const float* y, const float* x, const float* mean, double* sums);

/// What the gradient of x is made of, one entry a channel.
struct NormSlopes {
    const float* scale;   // of g
    const float* spread;  // of x - mean
    const float* offset;
    const float* mean;
};

/// dx = g scale - (x - mean) spread - offset; g itself goes to `g_out` where that is not null.
void input_gradient(NormRows rows, const float* dy, const float* y, const float* x, const NormSlopes& slopes, float* dx, float* g_out);

}  // namespace tw::learning
