#include "core/media/opencv.h"

#include <opencv2/core/utils/logger.hpp>

#include <mutex>

namespace tw::media {
namespace {

void set_up_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    });
}

}  // namespace

cv::Mat view(const Image& image) {
    set_up_once();
    auto* pixels = const_cast<std::uint8_t*>(image.pixels.data());  // cv::Mat has no read-only form
    return {image.height, image.width, CV_8UC(image.channels), pixels};
}

Image to_image(const cv::Mat& mat) {
    Image image{mat.cols, mat.rows, mat.channels(), {}};
    const std::size_t row = static_cast<std::size_t>(mat.cols) * static_cast<std::size_t>(mat.channels());
    image.pixels.reserve(row * static_cast<std::size_t>(mat.rows));
    for (int y = 0; y < mat.rows; ++y) image.pixels.insert(image.pixels.end(), mat.ptr(y), mat.ptr(y) + row);
    return image;
}

}  // namespace tw::media
