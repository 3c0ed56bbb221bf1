#include "core/media/similarity.h"

#include "core/media/fit.h"

#include <bit>
#include <cmath>

namespace tw::media {

std::uint64_t difference_hash(const Image& image) {
    const Image small = resize(to_channels(image, 1), 9, 8);
    std::uint64_t hash = 0;
    for (std::size_t y = 0; y < 8; ++y) {
        for (std::size_t x = 0; x < 8; ++x) {
            hash = hash << 1 | (small.pixels[y * 9 + x] < small.pixels[y * 9 + x + 1] ? 1u : 0u);
        }
    }
    return hash;
}

int hamming_distance(std::uint64_t a, std::uint64_t b) {
    return std::popcount(a ^ b);
}

double pixel_distance(const Image& a, const Image& b) {
    constexpr int largest_side = 64;
    const int width = std::min({a.width, b.width, largest_side});
    const int height = std::min({a.height, b.height, largest_side});
    const Image left = resize(to_channels(a, 1), width, height);
    const Image right = resize(to_channels(b, 1), width, height);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < left.pixels.size(); ++i) {
        const int difference = left.pixels[i] - right.pixels[i];
        sum += difference * difference;
    }
    return std::sqrt(static_cast<double>(sum) / static_cast<double>(left.pixels.size())) / 255.0;
}

double contrast(const Image& image) {
    if (image.empty()) return 0;
    const Image grey = to_channels(image, 1);
    double sum = 0, squares = 0;
    for (const std::uint8_t value : grey.pixels) {
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    const double mean = sum / static_cast<double>(grey.pixels.size());
    return std::sqrt(std::max(0.0, squares / static_cast<double>(grey.pixels.size()) - mean * mean)) / 255.0;
}

}  // namespace tw::media
