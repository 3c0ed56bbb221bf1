#pragma once

#include <filesystem>

namespace tw::test {

/// Writes the zoo of broken and odd pictures into a folder: "no_image.png" (text), "truncated.png", "truncated.jpg", "huge_header.png" (says
/// 40,000 x 40,000), "empty.png" (0 bytes), "wrong_extension.jpg" (a PNG), "cmyk.jpg", "grey16.png", "alpha.png", "animated.gif", "rotated.jpg" (EXIF 6).
void write_broken_files(const std::filesystem::path& folder);

}  // namespace tw::test
