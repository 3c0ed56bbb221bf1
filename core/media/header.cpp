#include "core/media/header.h"

#include "core/base/error.h"

#include <cstdlib>

namespace tw::media {
namespace {

/// PNG, W3C Recommendation 10 November 2003, 11.2.2 IHDR.
Header read_png_header(std::string_view bytes) {
    const ByteView view(bytes);
    if (view.part(12, 4) != "IHDR") throw HeaderEnds{};
    Header header;
    header.source.width = static_cast<int>(view.be32(16) & 0x7fffffff);
    header.source.height = static_cast<int>(view.be32(20) & 0x7fffffff);
    header.source.bit_depth = static_cast<int>(view.u8(24));
    switch (view.u8(25)) {
        case 0: header.source.channels = 1; break;
        case 4: header.source.channels = 2; break;
        case 6: header.source.channels = 4; break;
        default: header.source.channels = 3;  // true colour and palette
    }
    if (view.u8(25) == 3) header.source.bit_depth = 8;  // a palette's colours are bytes whatever its index takes
    // eXIf stands before the pixels; damage beyond the header is the decoder's to report.
    for (std::size_t at = 33; at + 8 <= view.size();) {
        const std::size_t size = view.be32(at);
        const std::string_view type = view.part(at + 4, 4);
        if (type == "IDAT" || size > view.size() - at - 8) break;
        if (type == "eXIf") header.source.exif_orientation = exif_orientation(view.part(at + 8, size));
        if (at + 12 + size > view.size()) break;
        at += 12 + size;
    }
    return header;
}

Header read_bmp_header(std::string_view bytes) {
    const ByteView view(bytes);
    Header header;
    const bool is_old = view.le32(14) == 12;  // OS/2: sizes of 16 bits
    const auto width = static_cast<std::int32_t>(is_old ? view.le16(18) : view.le32(18));
    const auto height = static_cast<std::int32_t>(is_old ? view.le16(20) : view.le32(22));
    header.source.width = width;
    header.source.height = height == INT32_MIN ? 0 : std::abs(height);  // negative: rows from the top
    const std::uint32_t bits = is_old ? view.le16(24) : view.le16(28);
    header.source.channels = bits == 32 ? 4 : 3;
    return header;
}

}  // namespace

std::string format_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "png";
    if (bytes.starts_with("\xff\xd8\xff")) return "jpeg";
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "gif";
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return "webp";
    if (bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4))) return "tiff";
    if (bytes.starts_with("BM")) return "bmp";
    return {};
}

Header read_header(std::string_view bytes, const std::string& name) {
    if (bytes.empty()) throw Error(name + " is empty");
    if (bytes.starts_with(std::string_view("II+\0", 4)) || bytes.starts_with(std::string_view("MM\0+", 4))) {
        throw Error(name + " is a BigTIFF file, which cannot be read here; save it as an ordinary TIFF");
    }
    const std::string format = format_of(bytes);
    if (format.empty()) throw Error(name + " is not an image of a known format (png, jpeg, webp, tiff, bmp, gif)");
    Header header;
    try {
        if (format == "png") header = read_png_header(bytes);
        if (format == "jpeg") header = read_jpeg_header(bytes);
        if (format == "gif") header = read_gif_header(bytes);
        if (format == "webp") header = read_webp_header(bytes);
        if (format == "tiff") header = read_tiff_header(bytes);
        if (format == "bmp") header = read_bmp_header(bytes);
    } catch (const HeaderEnds&) {
        throw Error(name + " is a " + format + " file whose header is damaged or ends too early");
    }
    header.source.format = format;
    if (header.source.width < 1 || header.source.height < 1) {
        throw Error(name + " is a " + format + " file whose header gives no size");
    }
    return header;
}

}  // namespace tw::media
