#pragma once

#include <cstdint>

namespace tw::nn {

/// Softmax attention of one head in float32 with a running maximum and sum, so that no score matrix is ever whole in memory.
/// Source: Milakov and Gimelshein, "Online normalizer calculation for softmax", 2018; Dao et al., "FlashAttention", 2022.

/// Query rows of one task.
constexpr std::int64_t attention_rows = 32;

/// Keys and values of one head as the kernel wants them: keys transposed, values padded to whole vectors.
struct PackedShape {
    PackedShape(std::int64_t head_width, std::int64_t key_count);
    std::int64_t width;         // D
    std::int64_t keys;          // K
    std::int64_t padded_width;  // D up to a multiple of 16 floats
    std::int64_t padded_keys;   // K up to a multiple of 32
    std::int64_t floats() const { return width * padded_keys + keys * padded_width; }
};

/// `key` and `value` point to K rows of D numbers with the given distance between rows; `packed` has room for floats().
void pack_head(const PackedShape& shape, const float* key, std::int64_t key_stride, const float* value, std::int64_t value_stride,
               float* packed);

struct QueryBlock {
    const float* query = nullptr;
    std::int64_t query_stride = 0;
    float* result = nullptr;
    std::int64_t result_stride = 0;
    std::int64_t rows = 0;       // at most attention_rows
    std::int64_t first_row = 0;  // its position among all queries
    bool causal = false;
    float scale = 1;
};

/// Uses the widest vectors that the processor has.
void attend(const PackedShape& shape, const float* packed, const QueryBlock& block);

}  // namespace tw::nn
