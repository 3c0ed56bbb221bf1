#pragma once

#include "core/media/image.h"

#include <cstdint>

namespace tw::media {

/// 64-bit difference hash: grey, 9x8 area average, one bit per horizontal neighbour pair (left < right), row by row.
/// Finds candidates only; on flat or small pictures many unlike pairs are near, so a distance must decide.
std::uint64_t difference_hash(const Image& image);
int hamming_distance(std::uint64_t a, std::uint64_t b);

/// Root mean square difference of grey values scaled to 0..1 after both are brought to the smaller one's size (at most 64x64).
/// 0 for the same picture.
double pixel_distance(const Image& a, const Image& b);

/// Standard deviation of the grey values, 0..1: near 0 is a flat picture.
double contrast(const Image& image);

}  // namespace tw::media
