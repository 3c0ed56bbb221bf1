#include "core/media/fit.h"

#include "core/base/error.h"
#include "core/media/opencv.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace tw::media {
namespace {

/// Copies the overlap of two pictures laid centre on centre; what the source does not cover stays black.
Image centred(const Image& image, int width, int height) {
    Image out{width, height, image.channels, {}};
    const auto channels = static_cast<std::size_t>(image.channels);
    out.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels, 0);
    const int columns = std::min(width, image.width);
    const int rows = std::min(height, image.height);
    const int from_x = (image.width - columns) / 2, from_y = (image.height - rows) / 2;
    const int to_x = (width - columns) / 2, to_y = (height - rows) / 2;
    for (int y = 0; y < rows; ++y) {
        const auto from =
            (static_cast<std::size_t>(from_y + y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(from_x)) * channels;
        const auto to = (static_cast<std::size_t>(to_y + y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(to_x)) * channels;
        std::copy_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(from), static_cast<std::size_t>(columns) * channels,
                    out.pixels.begin() + static_cast<std::ptrdiff_t>(to));
    }
    return out;
}

/// Scales until the target is covered, then cuts what stands over.
Image cover(const Image& image, int width, int height) {
    const double scale = std::max(static_cast<double>(width) / image.width, static_cast<double>(height) / image.height);
    const int scaled_width = std::max(width, static_cast<int>(std::lround(image.width * scale)));
    const int scaled_height = std::max(height, static_cast<int>(std::lround(image.height * scale)));
    return centred(resize(image, scaled_width, scaled_height), width, height);
}

Image grey_of(const Image& image) {
    Image out{image.width, image.height, 1, {}};
    out.pixels.resize(image.pixels.size() / 3);
    for (std::size_t i = 0; i < out.pixels.size(); ++i) {
        const int sum = image.pixels[3 * i] + image.pixels[3 * i + 1] + image.pixels[3 * i + 2];
        out.pixels[i] = static_cast<std::uint8_t>((sum + 1) / 3);
    }
    return out;
}

Image rgb_of(const Image& image) {
    Image out{image.width, image.height, 3, {}};
    out.pixels.resize(image.pixels.size() * 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        std::fill_n(out.pixels.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, image.pixels[i]);
    }
    return out;
}

}  // namespace

FitRule parse_fit_rule(const std::string& name) {
    for (const FitRule rule : {FitRule::pad, FitRule::resize, FitRule::stretch}) {
        if (name == to_string(rule)) return rule;
    }
    throw Error("fit rule '" + name + "' is unknown; allowed are pad, resize and stretch");
}

std::string to_string(FitRule rule) {
    switch (rule) {
        case FitRule::pad: return "pad";
        case FitRule::resize: return "resize";
        case FitRule::stretch: return "stretch";
    }
    return {};
}

Image fit_to_network(const Image& image, int width, int height, FitRule rule) {
    const Image rgb = to_channels(image, 3);
    if (rule == FitRule::stretch) return resize(rgb, width, height);
    if (rule == FitRule::pad && image.width <= width && image.height <= height) return centred(rgb, width, height);
    return cover(rgb, width, height);
}

Image fit_from_network(const Image& image, int width, int height, int channels, FitRule rule) {
    if (rule == FitRule::stretch) return to_channels(resize(image, width, height), channels);
    if (rule == FitRule::pad && width <= image.width && height <= image.height) {
        return to_channels(centred(image, width, height), channels);
    }
    return to_channels(cover(image, width, height), channels);
}

Image resize(const Image& image, int width, int height) {
    if (image.empty() || width < 1 || height < 1) throw Error("a picture cannot be resized from or to no pixels at all");
    if (image.width == width && image.height == height) return image;
    const bool smaller = static_cast<std::int64_t>(width) * height < static_cast<std::int64_t>(image.width) * image.height;
    cv::Mat out;
    cv::resize(view(image), out, {width, height}, 0, 0, smaller ? cv::INTER_AREA : cv::INTER_CUBIC);
    return to_image(out);
}

Image to_channels(const Image& image, int channels) {
    if (channels == image.channels) return image;
    if (channels == 1 && image.channels == 3) return grey_of(image);
    if (channels == 3 && image.channels == 1) return rgb_of(image);
    throw Error("a picture of " + std::to_string(image.channels) + " channels cannot become one of " + std::to_string(channels) +
                "; 1 and 3 are allowed");
}

}  // namespace tw::media
