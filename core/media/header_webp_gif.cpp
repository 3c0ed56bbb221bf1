#include "core/media/header.h"

namespace tw::media {

/// WebP container specification, and RFC 6386 9.1 (VP8) and the lossless bitstream specification (VP8L) for the sizes.
Header read_webp_header(std::string_view bytes) {
    const ByteView view(bytes);
    Header header;
    SourceFormat& source = header.source;
    source.channels = 3;
    const std::string_view first = view.part(12, 4);
    if (first == "VP8 ") {
        source.width = static_cast<int>(view.le16(26) & 0x3fff);
        source.height = static_cast<int>(view.le16(28) & 0x3fff);
    } else if (first == "VP8L") {
        const std::uint32_t bits = view.le32(21);
        source.width = static_cast<int>(bits & 0x3fff) + 1;
        source.height = static_cast<int>(bits >> 14 & 0x3fff) + 1;
        if (bits >> 28 & 1) source.channels = 4;
    } else if (first == "VP8X") {
        constexpr std::uint32_t flag_alpha = 0x10;
        if (view.u8(20) & flag_alpha) source.channels = 4;
        source.width = static_cast<int>(view.le24(24)) + 1;
        source.height = static_cast<int>(view.le24(27)) + 1;
        int frames = 0;
        for (std::size_t at = 12; at + 8 <= view.size();) {
            const std::string_view type = view.part(at, 4);
            const std::size_t size = view.le32(at + 4);
            if (type == "ANMF") ++frames;
            if (size > view.size() - at - 8) break;
            if (type == "EXIF") source.exif_orientation = exif_orientation(view.part(at + 8, size));
            at += 8 + size + size % 2;
        }
        source.frames = std::max(1, frames);
    } else {
        throw HeaderEnds{};
    }
    return header;
}

/// GIF89a specification, sections 18 and 20. The size is that of the whole canvas.
Header read_gif_header(std::string_view bytes) {
    const ByteView view(bytes);
    Header header;
    header.source.width = static_cast<int>(view.le16(6));
    header.source.height = static_cast<int>(view.le16(8));
    header.source.channels = 3;
    return header;
}

}  // namespace tw::media
