#include "core/nn/attention_kernel.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace tw::nn {

namespace {

constexpr std::int64_t lanes = 16;
constexpr std::int64_t tile_rows = 4;
constexpr std::int64_t tile_keys = 2 * lanes;
constexpr std::int64_t key_block = 256;

// One AVX-512 register, two of AVX, four of SSE: the compiler splits it as needed.
typedef float Vector __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));
typedef std::int32_t Integers __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

// Without it the sums of a tile would live in memory instead of registers.
#define TW_UNROLL _Pragma("GCC unroll 4")
#define TW_INLINE static inline __attribute__((always_inline))

TW_INLINE void load(Vector& to, const float* from) {
    std::memcpy(&to, from, sizeof(Vector));
}
TW_INLINE void store(float* to, const Vector& from) {
    std::memcpy(to, &from, sizeof(Vector));
}

// exp(x) for x <= 0 with a relative error below 2e-7: x = n ln 2 + r, |r| <= ln 2 / 2, Taylor polynomial in r.
// Below -87 the result is 0 for the purposes of a softmax.
TW_INLINE void exponential(Vector& x) {
    const Vector zero = {};
    const Vector low = zero - 87.0f;
    const Vector clamped = x > low ? x : low;
    const Vector shifted = clamped * 1.44269504f + 12582912.0f;  // 1.5 * 2^23: rounds to a whole number in the low bits
    const Vector n = shifted - 12582912.0f;
    const Vector r = (clamped - n * 0.693359375f) + n * 2.12194440e-4f;
    Vector p = r * (1.0f / 5040.0f) + (1.0f / 720.0f);
    p = p * r + (1.0f / 120.0f);
    p = p * r + (1.0f / 24.0f);
    p = p * r + (1.0f / 6.0f);
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    Integers exponent;
    std::memcpy(&exponent, &shifted, sizeof(exponent));
    exponent = (exponent - 0x4B400000 + 127) << 23;
    Vector power;
    std::memcpy(&power, &exponent, sizeof(power));
    const Vector result = p * power;
    x = x > low ? result : zero;
}

// scores[row][key] for 4 rows and 32 keys.
TW_INLINE void score_tile(const float* query, std::int64_t width, const float* keys, std::int64_t padded_keys, float* scores) {
    Vector sum[tile_rows][2] = {};
    for (std::int64_t d = 0; d < width; ++d) {
        Vector left, right;
        load(left, keys + d * padded_keys);
        load(right, keys + d * padded_keys + lanes);
        TW_UNROLL
        for (std::int64_t row = 0; row < tile_rows; ++row) {
            const float q = query[row * width + d];
            sum[row][0] += left * q;
            sum[row][1] += right * q;
        }
    }
    TW_UNROLL
    for (std::int64_t row = 0; row < tile_rows; ++row) {
        store(scores + row * key_block, sum[row][0]);
        store(scores + row * key_block + lanes, sum[row][1]);
    }
}

// result[row][0..16 * vectors) += weights[row][key] * values[key] for 4 rows.
template <int vectors>
TW_INLINE void value_tile(const float* weights, const float* values, std::int64_t padded_width, std::int64_t count, float* result,
                          std::int64_t result_stride) {
    Vector sum[tile_rows][vectors];
    TW_UNROLL
    for (std::int64_t row = 0; row < tile_rows; ++row) {
        TW_UNROLL
        for (int v = 0; v < vectors; ++v) load(sum[row][v], result + row * result_stride + v * lanes);
    }
    for (std::int64_t key = 0; key < count; ++key) {
        Vector value[vectors];
        TW_UNROLL
        for (int v = 0; v < vectors; ++v) load(value[v], values + key * padded_width + v * lanes);
        TW_UNROLL
        for (std::int64_t row = 0; row < tile_rows; ++row) {
            const float weight = weights[row * key_block + key];
            TW_UNROLL
            for (int v = 0; v < vectors; ++v) sum[row][v] += value[v] * weight;
        }
    }
    TW_UNROLL
    for (std::int64_t row = 0; row < tile_rows; ++row) {
        TW_UNROLL
        for (int v = 0; v < vectors; ++v) store(result + row * result_stride + v * lanes, sum[row][v]);
    }
}

// Turns one row of scores into weights against the new maximum; returns the factor for what was summed before.
TW_INLINE float soften(float* scores, std::int64_t count, float& maximum, float& total) {
    const std::int64_t padded = (count + lanes - 1) / lanes * lanes;
    for (std::int64_t key = count; key < padded; ++key) scores[key] = -std::numeric_limits<float>::infinity();
    Vector highest_lanes = Vector{} + maximum;
    for (std::int64_t key = 0; key < padded; key += lanes) {
        Vector x;
        load(x, scores + key);
        highest_lanes = x > highest_lanes ? x : highest_lanes;
    }
    float highest = maximum;
    for (std::int64_t lane = 0; lane < lanes; ++lane) highest = std::max(highest, highest_lanes[lane]);
    Vector sum = {};
    for (std::int64_t key = 0; key < padded; key += lanes) {
        Vector x;
        load(x, scores + key);
        x -= highest;
        exponential(x);
        sum += x;
        store(scores + key, x);
    }
    float added = 0;
    for (std::int64_t lane = 0; lane < lanes; ++lane) added += sum[lane];
    const float factor = std::exp(maximum - highest);
    total = total * factor + added;
    maximum = highest;
    return factor;
}

struct Workspace {
    float scores[attention_rows * key_block];
    float maximum[attention_rows];
    float total[attention_rows];
};

TW_INLINE void block_scores(const PackedShape& shape, const float* query, const float* packed, std::int64_t rows, std::int64_t first_key,
                            std::int64_t count, Workspace& work) {
    for (std::int64_t key = 0; key < count; key += tile_keys) {
        for (std::int64_t row = 0; row < rows; row += tile_rows) {
            score_tile(query + row * shape.width, shape.width, packed + first_key + key, shape.padded_keys,
                       work.scores + row * key_block + key);
        }
    }
}

TW_INLINE void add_values(const PackedShape& shape, const float* values, std::int64_t rows, std::int64_t count, const Workspace& work,
                          float* sums) {
    for (std::int64_t row = 0; row < rows; row += tile_rows) {
        const float* weights = work.scores + row * key_block;
        std::int64_t d = 0;
        for (; d + 2 * lanes <= shape.padded_width; d += 2 * lanes) {
            value_tile<2>(weights, values + d, shape.padded_width, count, sums + row * shape.padded_width + d, shape.padded_width);
        }
        if (d < shape.padded_width) {
            value_tile<1>(weights, values + d, shape.padded_width, count, sums + row * shape.padded_width + d, shape.padded_width);
        }
    }
}

// `query` is the scaled copy (attention_rows x width), `sums` the running result (attention_rows x padded_width).
TW_INLINE void run(const PackedShape& shape, const float* packed, const QueryBlock& block, const float* query, float* sums) {
    Workspace work;
    std::fill(work.maximum, work.maximum + attention_rows, -std::numeric_limits<float>::infinity());
    std::fill(work.total, work.total + attention_rows, 0.0f);
    const float* values = packed + shape.width * shape.padded_keys;
    const std::int64_t rows = (block.rows + tile_rows - 1) / tile_rows * tile_rows;
    const std::int64_t last = block.causal ? std::min(shape.keys, block.first_row + block.rows) : shape.keys;
    for (std::int64_t first = 0; first < last; first += key_block) {
        const std::int64_t count = std::min(key_block, last - first);
        block_scores(shape, query, packed, rows, first, count, work);
        for (std::int64_t row = 0; row < rows; ++row) {
            float* scores = work.scores + row * key_block;
            const std::int64_t seen = block.causal ? std::min(count, block.first_row + row + 1 - first) : count;
            if (seen <= 0) {
                std::fill(scores, scores + count, 0.0f);
                continue;
            }
            const float factor = soften(scores, seen, work.maximum[row], work.total[row]);
            std::fill(scores + seen, scores + count, 0.0f);
            if (factor != 1.0f) {
                for (std::int64_t d = 0; d < shape.padded_width; ++d) sums[row * shape.padded_width + d] *= factor;
            }
        }
        add_values(shape, values + first * shape.padded_width, rows, count, work, sums);
    }
    for (std::int64_t row = 0; row < block.rows; ++row) {
        const float inverse = 1.0f / work.total[row];
        for (std::int64_t d = 0; d < shape.width; ++d) {
            block.result[row * block.result_stride + d] = sums[row * shape.padded_width + d] * inverse;
        }
    }
}

using Run = void (*)(const PackedShape&, const float*, const QueryBlock&, const float*, float*);

__attribute__((target("avx512f"))) void run_avx512(const PackedShape& s, const float* p, const QueryBlock& b, const float* q, float* r) {
    run(s, p, b, q, r);
}

__attribute__((target("avx2,fma"))) void run_avx2(const PackedShape& s, const float* p, const QueryBlock& b, const float* q, float* r) {
    run(s, p, b, q, r);
}

void run_plain(const PackedShape& s, const float* p, const QueryBlock& b, const float* q, float* r) {
    run(s, p, b, q, r);
}

Run choose() {
    if (__builtin_cpu_supports("avx512f")) return run_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return run_avx2;
    return run_plain;
}

}  // namespace

PackedShape::PackedShape(std::int64_t head_width, std::int64_t key_count)
    : width(head_width),
      keys(key_count),
      padded_width((head_width + lanes - 1) / lanes * lanes),
      padded_keys((key_count + tile_keys - 1) / tile_keys * tile_keys) {}

void pack_head(const PackedShape& shape, const float* key, std::int64_t key_stride, const float* value, std::int64_t value_stride,
               float* packed) {
    for (std::int64_t d = 0; d < shape.width; ++d) {
        float* row = packed + d * shape.padded_keys;
        for (std::int64_t k = 0; k < shape.keys; ++k) row[k] = key[k * key_stride + d];
        std::fill(row + shape.keys, row + shape.padded_keys, 0.0f);
    }
    float* values = packed + shape.width * shape.padded_keys;
    for (std::int64_t k = 0; k < shape.keys; ++k) {
        std::copy_n(value + k * value_stride, shape.width, values + k * shape.padded_width);
        std::fill(values + k * shape.padded_width + shape.width, values + (k + 1) * shape.padded_width, 0.0f);
    }
}

void attend(const PackedShape& shape, const float* packed, const QueryBlock& block) {
    static const Run chosen = choose();
    thread_local std::vector<float> memory;
    const auto query_floats = static_cast<std::size_t>(attention_rows * shape.width);
    memory.assign(query_floats + static_cast<std::size_t>(attention_rows * shape.padded_width), 0.0f);
    for (std::int64_t row = 0; row < block.rows; ++row) {
        for (std::int64_t d = 0; d < shape.width; ++d) {
            memory[static_cast<std::size_t>(row * shape.width + d)] = block.query[row * block.query_stride + d] * block.scale;
        }
    }
    chosen(shape, packed, block, memory.data(), memory.data() + query_floats);
}

}  // namespace tw::nn
