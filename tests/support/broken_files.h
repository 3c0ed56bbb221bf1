#pragma once

#include "core/media/image.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tw::test {

/// Writes the zoo of broken and odd pictures into a folder: "no_image.png" (text), "truncated.png", "truncated.jpg", "huge_header.png"
/// (says 40,000 x 40,000), "empty.png" (0 bytes), "wrong_extension.jpg" (a PNG), "cmyk.jpg", "grey16.png", "alpha.png", "animated.gif",
/// "rotated.jpg" (48 x 32 as stored, EXIF 6). The first five cannot be read, the others can.
void write_broken_files(const std::filesystem::path& folder);

/// Every pixel random, so that no two seeds look alike to any hash.
media::Image noise_image(int width, int height, int channels, std::uint64_t seed);

/// Red, green / blue, yellow: turned and mirrored copies all differ.
media::Image quarters_image(int width, int height);

/// A JPEG with an EXIF block put in that holds the orientation (1..8) alone.
std::string with_exif_orientation(const std::string& jpeg, int orientation);

}  // namespace tw::test
