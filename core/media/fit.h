#pragma once

#include "core/media/image.h"

#include <string>

namespace tw::media {

/// How a data set's picture meets a network's input size. pad: black borders, no resampling (for pictures no larger than the
/// network's input); resize: shorter side to the size, centre crop; stretch: both sides to the size.
enum class FitRule { pad, resize, stretch };

FitRule parse_fit_rule(const std::string& name);  // throws Error naming the allowed ones
std::string to_string(FitRule rule);

/// Data set -> network: always 3 channels (grey repeated). pad falls back to resize for a picture larger than the target.
Image fit_to_network(const Image& image, int width, int height, FitRule rule);

/// Network -> data set's own size and mode: undoes the padding (crop) or resizes; to 1 channel by the mean of the channels.
Image fit_from_network(const Image& image, int width, int height, int channels, FitRule rule);

/// Area average when smaller, cubic when larger.
Image resize(const Image& image, int width, int height);
Image to_channels(const Image& image, int channels);

}  // namespace tw::media
