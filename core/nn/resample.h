#pragma once

#include "core/media/image.h"

namespace tw::nn {

enum class Resampling { bilinear, bicubic };

/// PIL's own resampling, with a filter as wide as the pixels it shrinks: CLIP was trained on it, and other libraries' kernels (of
/// OpenCV, say) give other numbers. Columns first, rounded to 8 bits, then rows.
media::Image resample(const media::Image& image, int width, int height, Resampling filter);

}  // namespace tw::nn
