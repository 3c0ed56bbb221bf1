#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tw::media {

/// Eight-bit picture, rows top to bottom, interleaved; 1 channel is grey, 3 are red, green, blue (never BGR).
struct Image {
    int width = 0;
    int height = 0;
    int channels = 0;
    std::vector<std::uint8_t> pixels;  // height * width * channels

    bool empty() const { return pixels.empty(); }
    std::size_t size_bytes() const { return pixels.size(); }
};

/// Where one picture is: a file, or the `index`-th picture of an idx file (gz too) or a CIFAR file. Written as "path" or "path#index".
struct Locator {
    std::filesystem::path path;
    std::int64_t index = -1;  // -1: the whole file is the picture

    std::string text() const;
    static Locator parse(const std::string& text);
    bool operator==(const Locator&) const = default;
};

}  // namespace tw::media
