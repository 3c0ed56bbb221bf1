#pragma once

#include "core/media/image.h"

#include <opencv2/core.hpp>

namespace tw::media {

/// A cv::Mat on the picture's own pixels (no copy; the picture must outlive it). Channels stay in the picture's order.
/// The first call also keeps OpenCV to one thread: pictures are small, and the callers already use all cores.
cv::Mat view(const Image& image);

/// Copies 8-bit pixels.
Image to_image(const cv::Mat& mat);

}  // namespace tw::media
