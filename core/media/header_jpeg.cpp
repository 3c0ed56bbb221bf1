#include "core/media/header.h"

namespace tw::media {
namespace {

bool is_frame_header(std::uint32_t marker) {
    // SOF0..SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1)
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool has_no_length(std::uint32_t marker) {
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

}  // namespace

Header read_jpeg_header(std::string_view bytes) {
    const ByteView view(bytes);
    Header header;
    bool has_adobe = false;
    for (std::size_t at = 2;;) {
        if (view.u8(at) != 0xff) throw HeaderEnds{};
        while (view.u8(at + 1) == 0xff) ++at;  // fill bytes
        const std::uint32_t marker = view.u8(at + 1);
        if (marker == 0xd9 || marker == 0xda) throw HeaderEnds{};  // pixels, or the end, before any frame header
        if (has_no_length(marker)) {
            at += 2;
            continue;
        }
        const std::size_t size = view.be16(at + 2);
        if (size < 2) throw HeaderEnds{};
        const std::string_view segment = view.part(at + 4, size - 2);
        if (marker == 0xe1 && segment.starts_with(std::string_view("Exif\0\0", 6))) {
            header.source.exif_orientation = exif_orientation(segment.substr(6));
        }
        if (marker == 0xee && segment.starts_with("Adobe")) has_adobe = true;
        if (is_frame_header(marker)) {
            header.source.bit_depth = static_cast<int>(view.u8(at + 4));
            header.source.height = static_cast<int>(view.be16(at + 5));
            header.source.width = static_cast<int>(view.be16(at + 7));
            header.source.channels = static_cast<int>(view.u8(at + 9));
            header.source.is_cmyk = header.source.channels == 4;
            header.inverted_cmyk = header.source.is_cmyk && has_adobe;
            return header;
        }
        at += 2 + size;
    }
}

}  // namespace tw::media
