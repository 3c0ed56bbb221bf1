#pragma once

#include "core/media/decode.h"

#include <optional>
#include <string>
#include <string_view>

namespace tw::media {

/// What the first bytes of a file say about its picture. Width and height are as stored, before any orientation.
struct Header {
    SourceFormat source;
    bool inverted_cmyk = false;  // JPEG: Adobe stores CMYK inverted
};

/// `name` is used in messages. Throws Error: no image, or a header that ends too early.
Header read_header(std::string_view bytes, const std::string& name);

/// "png", "jpeg", … by the first bytes, "" for anything else.
std::string format_of(std::string_view bytes);

// One reader a format; each throws HeaderEnds when the bytes end before the header does.
struct HeaderEnds {};
Header read_jpeg_header(std::string_view bytes);
Header read_tiff_header(std::string_view bytes);
Header read_webp_header(std::string_view bytes);
Header read_gif_header(std::string_view bytes);

/// Orientation 1..8 of an EXIF block (which is a little TIFF file); 1 when there is none or it is damaged.
int exif_orientation(std::string_view exif);

/// Big- and little-endian numbers at a place; throws HeaderEnds beyond the end.
class ByteView {
public:
    explicit ByteView(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t u8(std::size_t at) const {
        if (at >= bytes_.size()) throw HeaderEnds{};
        return static_cast<unsigned char>(bytes_[at]);
    }
    std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
    std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
    std::uint32_t le24(std::size_t at) const { return le16(at) | u8(at + 2) << 16; }
    std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }
    std::string_view part(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || size > bytes_.size() - at) throw HeaderEnds{};
        return bytes_.substr(at, size);
    }
    std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

}  // namespace tw::media
