#include "core/learning/augmentation.h"

#include "core/nn/resample.h"

#include <algorithm>
#include <cmath>

namespace tw::learning {
namespace {

constexpr int tries = 10;

double between(double low, double high, Random& random) {
    return low + (high - low) * random.uniform();
}

/// To even where it lies halfway, as Python's round.
int rounded(double value) {
    return static_cast<int>(std::nearbyint(value));
}

Box central_crop(int size, const std::vector<double>& ratio) {
    int width = size, height = size;
    if (1.0 < ratio[0]) height = rounded(size / ratio[0]);
    if (1.0 > ratio[1]) width = rounded(size * ratio[1]);
    const int x = (size - width) / 2, y = (size - height) / 2;
    return {x, y, x + width, y + height};
}

using Values = std::vector<float>;

/// Of one pixel, from the planes of a picture.
float grey(const Values& values, PictureShape shape, std::size_t pixel) {
    if (shape.channels == 1) return values[pixel];
    const std::size_t plane = values.size() / 3;
    return 0.2989f * values[pixel] + 0.587f * values[plane + pixel] + 0.114f * values[2 * plane + pixel];
}

/// factor * value + (1 - factor) * other
float blended(double factor, float value, float other) {
    const auto share = static_cast<float>(factor);
    return std::clamp(share * value + (1 - share) * other, 0.0f, 255.0f);
}

void change_contrast(double factor, PictureShape shape, Values& values) {
    const std::size_t pixels = values.size() / static_cast<std::size_t>(shape.channels);
    double sum = 0;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) sum += static_cast<double>(grey(values, shape, pixel));
    const auto mean = static_cast<float>(sum / static_cast<double>(pixels));
    for (float& value : values) value = blended(factor, value, mean);
}

void change_saturation(double factor, PictureShape shape, Values& values) {
    if (shape.channels == 1) return;
    const std::size_t plane = values.size() / 3;
    for (std::size_t pixel = 0; pixel < plane; ++pixel) {
        const float other = grey(values, shape, pixel);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            float& value = values[channel * plane + pixel];
            value = blended(factor, value, other);
        }
    }
}

}  // namespace

Box draw_resized_crop(int size, const std::vector<double>& scale, const std::vector<double>& ratio, Random& random) {
    const double area = static_cast<double>(size) * size;
    for (int attempt = 0; attempt < tries; ++attempt) {
        const double target = area * between(scale[0], scale[1], random);
        const double aspect = std::exp(between(std::log(ratio[0]), std::log(ratio[1]), random));
        const int width = rounded(std::sqrt(target * aspect)), height = rounded(std::sqrt(target / aspect));
        if (width < 1 || width > size || height < 1 || height > size) continue;
        const int y = static_cast<int>(random.below(static_cast<std::uint64_t>(size - height) + 1));
        const int x = static_cast<int>(random.below(static_cast<std::uint64_t>(size - width) + 1));
        return {x, y, x + width, y + height};
    }
    return central_crop(size, ratio);
}

void crop_and_resize(const Box& part, PictureShape shape, std::span<std::uint8_t> planes) {
    const auto size = static_cast<std::size_t>(shape.size), plane = size * size;
    const auto width = static_cast<std::size_t>(part.x1 - part.x0), height = static_cast<std::size_t>(part.y1 - part.y0);
    media::Image cut{part.x1 - part.x0, part.y1 - part.y0, 1, std::vector<std::uint8_t>(width * height)};
    for (std::size_t begin = 0; begin < planes.size(); begin += plane) {
        for (std::size_t row = 0; row < height; ++row) {
            const std::size_t at = begin + (static_cast<std::size_t>(part.y0) + row) * size + static_cast<std::size_t>(part.x0);
            std::copy_n(planes.begin() + static_cast<std::ptrdiff_t>(at), width,
                        cut.pixels.begin() + static_cast<std::ptrdiff_t>(row * width));
        }
        const media::Image whole = nn::resample(cut, shape.size, shape.size, nn::Resampling::bilinear);
        std::copy(whole.pixels.begin(), whole.pixels.end(), planes.begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

bool changes_colours(const TrainingOptions& options) {
    return options.brightness > 0 || options.contrast > 0 || options.saturation > 0;
}

ColourChange draw_colour_change(const TrainingOptions& options, Random& random) {
    ColourChange change;
    for (std::size_t i = change.order.size(); i > 1; --i) std::swap(change.order[i - 1], change.order[random.below(i)]);
    const auto factor = [&random](double setting) { return setting > 0 ? between(std::max(0.0, 1 - setting), 1 + setting, random) : 1.0; };
    change.brightness = factor(options.brightness);
    change.contrast = factor(options.contrast);
    change.saturation = factor(options.saturation);
    return change;
}

void change_colours(const ColourChange& change, PictureShape shape, std::span<std::uint8_t> planes) {
    Values values(planes.begin(), planes.end());
    for (const ColourChange::Kind kind : change.order) {
        if (kind == ColourChange::Kind::brightness && change.brightness != 1) {
            for (float& value : values) value = blended(change.brightness, value, 0);
        } else if (kind == ColourChange::Kind::contrast && change.contrast != 1) {
            change_contrast(change.contrast, shape, values);
        } else if (kind == ColourChange::Kind::saturation && change.saturation != 1) {
            change_saturation(change.saturation, shape, values);
        }
    }
    std::transform(values.begin(), values.end(), planes.begin(), [](float value) { return static_cast<std::uint8_t>(std::lround(value)); });
}

}  // namespace tw::learning
