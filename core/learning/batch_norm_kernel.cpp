#include "core/learning/batch_norm_kernel.h"

#include <cstring>

namespace tw::learning {
namespace {

// One AVX-512 register, two of AVX, four of SSE: the compiler splits it as needed.
typedef float Vector __attribute__((vector_size(norm_lanes * sizeof(float)), aligned(4), may_alias));

constexpr int together = 4;  // sums that do not wait for each other

#define TW_INLINE static inline __attribute__((always_inline))
// The widest vectors that the processor has, chosen once.
#define TW_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#define TW_UNROLL _Pragma("GCC unroll 4")

TW_INLINE void load(Vector& to, const float* from) {
    std::memcpy(&to, from, sizeof(Vector));
}
TW_INLINE void store(float* to, const Vector& from) {
    std::memcpy(to, &from, sizeof(Vector));
}

TW_INLINE void add_lanes(const Vector* parts, double* sums) {
    for (std::int64_t lane = 0; lane < norm_lanes; ++lane) {
        double sum = 0;
        for (int part = 0; part < together; ++part) sum += static_cast<double>(parts[part][lane]);
        sums[lane] += sum;
    }
}

/// dy where the output was above 0; a y that is no number lets dy pass, as Torch's ReLU does.
TW_INLINE void load_gradient(Vector& g, const float* dy, const float* y) {
    load(g, dy);
    if (y == nullptr) return;
    const Vector zero = {};
    Vector out;
    load(out, y);
    g = out <= zero ? zero : g;
}

}  // namespace

TW_CLONES void add_moments(NormRows rows, const float* x, const float* pivot, double* sums) {
    for (std::int64_t channel = 0; channel < rows.channels; channel += norm_lanes) {
        Vector sum[together] = {}, squares[together] = {}, middle;
        load(middle, pivot + channel);
        const auto add = [&](std::int64_t row, int part) __attribute__((always_inline)) {
            Vector value;
            load(value, x + row * rows.channels + channel);
            value -= middle;
            sum[part] += value;
            squares[part] += value * value;
        };
        std::int64_t row = 0;
        for (; row + together <= rows.count; row += together) {
            TW_UNROLL
            for (int part = 0; part < together; ++part) add(row + part, part);
        }
        for (; row < rows.count; ++row) add(row, 0);
        add_lanes(sum, sums + channel);
        add_lanes(squares, sums + rows.channels + channel);
    }
}

TW_CLONES void scale_and_shift(NormRows rows, const float* x, const float* scale, const float* shift, const float* shortcut, bool relu,
                               float* y) {
    const Vector zero = {};
    for (std::int64_t row = 0; row < rows.count; ++row) {
        for (std::int64_t channel = 0; channel < rows.channels; channel += norm_lanes) {
            const std::int64_t at = row * rows.channels + channel;
            Vector value, factor, offset;
            load(value, x + at);
            load(factor, scale + channel);
            load(offset, shift + channel);
            value = value * factor + offset;
            if (shortcut != nullptr) {
                Vector other;
                load(other, shortcut + at);
                value += other;
            }
            if (relu) value = value < zero ? zero : value;  // keeps what is no number
            store(y + at, value);
        }
    }
}

TW_CLONES void add_gradient_sums(NormRows rows, const float* dy, const float* y, const float* x, const float* mean, double* sums) {
    for (std::int64_t channel = 0; channel < rows.channels; channel += norm_lanes) {
        Vector sum[together] = {}, products[together] = {}, middle;
        load(middle, mean + channel);
        const auto add = [&](std::int64_t row, int part) __attribute__((always_inline)) {
            const std::int64_t at = row * rows.channels + channel;
            Vector g, value;
            load_gradient(g, dy + at, y == nullptr ? nullptr : y + at);
            load(value, x + at);
            sum[part] += g;
            products[part] += g * (value - middle);
        };
        std::int64_t row = 0;
        for (; row + together <= rows.count; row += together) {
            TW_UNROLL
            for (int part = 0; part < together; ++part) add(row + part, part);
        }
        for (; row < rows.count; ++row) add(row, 0);
        add_lanes(sum, sums + channel);
        add_lanes(products, sums + rows.channels + channel);
    }
}

TW_CLONES void input_gradient(NormRows rows, const float* dy, const float* y, const float* x, const NormSlopes& slopes, float* dx,
                              float* g_out) {
    for (std::int64_t row = 0; row < rows.count; ++row) {
        for (std::int64_t channel = 0; channel < rows.channels; channel += norm_lanes) {
            const std::int64_t at = row * rows.channels + channel;
            Vector g, value, middle, scale, spread, offset;
            load_gradient(g, dy + at, y == nullptr ? nullptr : y + at);
            load(value, x + at);
            load(middle, slopes.mean + channel);
            load(scale, slopes.scale + channel);
            load(spread, slopes.spread + channel);
            load(offset, slopes.offset + channel);
            const Vector result = g * scale - (value - middle) * spread - offset;
            store(dx + at, result);
            if (g_out != nullptr) store(g_out + at, g);
        }
    }
}

}  // namespace tw::learning
