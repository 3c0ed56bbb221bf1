#include "core/media/codecs.h"

#include "core/base/error.h"
#include "core/media/opencv.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace tw::media {
namespace {

/// OpenCV writes its own words to stderr about a short BMP, so it is not asked about one.
void refuse_short_bmp(std::string_view bytes, const Header& header) {
    const ByteView view(bytes);
    constexpr std::uint32_t uncompressed = 0;
    if (view.le32(14) < 40 || view.le32(30) != uncompressed) return;
    const std::uint64_t row = (std::uint64_t{view.le16(28)} * static_cast<std::uint64_t>(header.source.width) + 31) / 32 * 4;
    if (view.le32(10) + row * static_cast<std::uint64_t>(header.source.height) > bytes.size()) {
        throw Error("is cut off: its picture ends too early");
    }
}

cv::Mat to_8_bits(const cv::Mat& mat) {
    cv::Mat out;
    switch (mat.depth()) {
        case CV_8U: return mat;
        case CV_16U: mat.convertTo(out, CV_8U, 1.0 / 257.0); return out;
        default: throw Error("has samples that are neither 8 nor 16 bits; convert it first");
    }
}

cv::Mat to_rgb_order(const cv::Mat& mat) {
    cv::Mat out;
    switch (mat.channels()) {
        case 3: cv::cvtColor(mat, out, cv::COLOR_BGR2RGB); return out;
        case 4: cv::cvtColor(mat, out, cv::COLOR_BGRA2RGBA); return out;
        default: return mat;
    }
}

}  // namespace

Raster decode_with_opencv(std::string_view bytes, const Header& header) {
    if (header.source.format == "bmp") refuse_short_bmp(bytes, header);
    cv::Mat mat;
    try {
        const cv::Mat wrapped(1, static_cast<int>(bytes.size()), CV_8U, const_cast<char*>(bytes.data()));
        mat = cv::imdecode(wrapped, cv::IMREAD_UNCHANGED);  // unchanged: no rotation except for tiff, which is always upright
        if (mat.empty()) throw Error("cannot be decoded: it is damaged or cut off");
        mat = to_rgb_order(to_8_bits(mat));
        // libtiff hands CMYK on as RGB with an alpha of 255 everywhere.
        if (header.source.is_cmyk && mat.channels() == 4) cv::cvtColor(mat, mat, cv::COLOR_RGBA2RGB);
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem) throw OutOfMemory("needs more memory than there is");
        throw Error("cannot be decoded: it is damaged or of an unknown kind");
    }
    Image image = to_image(mat);
    Raster raster;
    raster.width = image.width;
    raster.height = image.height;
    raster.channels = image.channels;
    raster.frames = header.source.frames;
    raster.is_upright = header.source.format == "tiff";
    raster.pixels = std::move(image.pixels);
    return raster;
}

}  // namespace tw::media
