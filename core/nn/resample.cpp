#include "core/nn/resample.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tw::nn {

namespace {

constexpr double cubic_a = -0.5;

double weight_of(Resampling filter, double x) {
    x = std::abs(x);
    if (filter == Resampling::bilinear) return x < 1 ? 1 - x : 0;
    if (x < 1) return ((cubic_a + 2) * x - (cubic_a + 3)) * x * x + 1;
    if (x < 2) return (((x - 5) * x + 8) * x - 4) * cubic_a;
    return 0;
}

/// The source pixels of one target pixel and what each of them counts.
struct Window {
    int first = 0;
    std::vector<double> weights;
};

std::vector<Window> windows(int from, int to, Resampling filter) {
    const double scale = static_cast<double>(from) / to, stretch = std::max(1.0, scale);
    const double support = (filter == Resampling::bicubic ? 2.0 : 1.0) * stretch;
    std::vector<Window> result(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int last = std::min(from, static_cast<int>(centre + support + 0.5));
        Window& window = result[static_cast<std::size_t>(i)];
        window.first = first;
        double sum = 0;
        for (int x = first; x < last; ++x) {
            window.weights.push_back(weight_of(filter, (x - centre + 0.5) / stretch));
            sum += window.weights.back();
        }
        for (double& weight : window.weights) weight /= sum;
    }
    return result;
}

std::uint8_t to_byte(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::floor(value + 0.5), 0.0, 255.0));
}

// Along x when `step` is the number of channels, along y when it is the length of a row.
std::uint8_t weighted(const Window& window, const std::uint8_t* line, std::size_t step) {
    double sum = 0;
    for (std::size_t k = 0; k < window.weights.size(); ++k) {
        sum += window.weights[k] * line[(static_cast<std::size_t>(window.first) + k) * step];
    }
    return to_byte(sum);
}

media::Image columns(const media::Image& image, int width, Resampling filter) {
    const auto channels = static_cast<std::size_t>(image.channels), row = static_cast<std::size_t>(image.width) * channels;
    media::Image result{width, image.height, image.channels, {}};
    result.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(image.height) * channels);
    const auto all = windows(image.width, width, filter);
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
        for (const Window& window : all) {
            for (std::size_t c = 0; c < channels; ++c)
                result.pixels.push_back(weighted(window, image.pixels.data() + y * row + c, channels));
        }
    }
    return result;
}

media::Image rows(const media::Image& image, int height, Resampling filter) {
    const std::size_t row = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    media::Image result{image.width, height, image.channels, {}};
    result.pixels.reserve(row * static_cast<std::size_t>(height));
    for (const Window& window : windows(image.height, height, filter)) {
        for (std::size_t x = 0; x < row; ++x) result.pixels.push_back(weighted(window, image.pixels.data() + x, row));
    }
    return result;
}

}  // namespace

media::Image resample(const media::Image& image, int width, int height, Resampling filter) {
    const media::Image wide = image.width == width ? image : columns(image, width, filter);
    return wide.height == height ? wide : rows(wide, height, filter);
}

}  // namespace tw::nn
