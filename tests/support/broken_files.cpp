#include "tests/support/broken_files.h"

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/media/encode.h"

#include <zlib.h>
#include <opencv2/imgcodecs.hpp>

#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace tw::test {
namespace {

std::string be32(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string png_chunk(const std::string& type, const std::string& data) {
    const std::string body = type + data;
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return be32(static_cast<std::uint32_t>(data.size())) + body + be32(static_cast<std::uint32_t>(crc));
}

/// All that a decompression bomb needs: a valid header and next to no pixels.
std::string huge_png() {
    const std::string header = be32(40'000) + be32(40'000) + std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", header) + png_chunk("IDAT", "") + png_chunk("IEND", "");
}

std::string opencv_png(const cv::Mat& mat) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(".png", mat, bytes);
    return {bytes.begin(), bytes.end()};
}

/// 8 x 8, cyan ink only, stored as it is (no Adobe marker, so not inverted).
std::string cmyk_jpeg() {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = info.image_height = 8;
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = FALSE;
    jpeg_start_compress(&info, TRUE);
    std::vector<unsigned char> row;
    for (int x = 0; x < 8; ++x) row.insert(row.end(), {255, 0, 0, 0});
    JSAMPROW line = row.data();
    for (int y = 0; y < 8; ++y) jpeg_write_scanlines(&info, &line, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string bytes(reinterpret_cast<char*>(memory), size);
    std::free(memory);
    return bytes;
}

/// Made by Pillow: 8 x 6, two frames; the first is red, blue at the top left, yellow below row 2.
constexpr const char* animated_gif =
    "R0lGODlhCAAGAIEAAPr6Cv8AAAAA/wAAACH5BAAKAAAALAAAAAAIAAYAAAgUAAUEGEiwoMGDAwEoXMiwocOFAQEAIfkEAQoAAwAsAAAAAAgAAwCB"
    "+voKAP8AAAD/AAAACAwABwQYSLCgwYMDAwIAOw==";

}  // namespace

media::Image noise_image(int width, int height, int channels, std::uint64_t seed) {
    media::Image image{width, height, channels, {}};
    Random random(seed);
    image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels));
    for (std::uint8_t& value : image.pixels) value = static_cast<std::uint8_t>(random.below(256));
    return image;
}

media::Image quarters_image(int width, int height) {
    constexpr std::uint8_t colours[4][3] = {{250, 20, 20}, {20, 240, 20}, {20, 20, 230}, {240, 240, 20}};
    media::Image image{width, height, 3, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto& colour = colours[(y >= height / 2 ? 2 : 0) + (x >= width / 2 ? 1 : 0)];
            image.pixels.insert(image.pixels.end(), std::begin(colour), std::end(colour));
        }
    }
    return image;
}

std::string with_exif_orientation(const std::string& jpeg, int orientation) {
    // One directory of one entry: 0x0112, short, one value.
    const std::string exif =
        std::string("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25) + static_cast<char>(orientation) + std::string(6, '\0');
    const std::size_t size = exif.size() + 2;
    return jpeg.substr(0, 2) + "\xff\xe1" + static_cast<char>(size >> 8) + static_cast<char>(size & 255) + exif + jpeg.substr(2);
}

void write_broken_files(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto write = [&](const char* name, const std::string& bytes) { write_file_atomic(folder / name, bytes); };
    const std::string png = media::encode_png(noise_image(64, 48, 3, 1));
    const std::string jpeg = media::encode_jpeg(noise_image(64, 48, 3, 2));
    write("no_image.png", "This is a letter, not a picture.\n");
    write("truncated.png", png.substr(0, png.size() / 2));
    write("truncated.jpg", jpeg.substr(0, jpeg.size() / 2));
    write("huge_header.png", huge_png());
    write("empty.png", "");
    write("wrong_extension.jpg", png);
    write("cmyk.jpg", cmyk_jpeg());
    write("grey16.png", opencv_png(cv::Mat(8, 8, CV_16UC1, cv::Scalar(0x8080))));
    write("alpha.png", opencv_png(cv::Mat(8, 8, CV_8UC4, cv::Scalar(0, 0, 200, 128))));  // half of a red, BGRA
    write("animated.gif", base64_decode(animated_gif));
    write("rotated.jpg", with_exif_orientation(media::encode_jpeg(quarters_image(48, 32), 95), 6));
}

}  // namespace tw::test
