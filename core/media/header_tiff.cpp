#include "core/media/header.h"

#include "core/base/error.h"

namespace tw::media {
namespace {

/// TIFF 6.0, section 2: the entries of one image file directory that a header needs.
class TiffReader {
public:
    explicit TiffReader(std::string_view bytes) : view_(bytes), little_(view_.u8(0) == 'I') {
        if (view_.part(0, 2) != (little_ ? "II" : "MM") || u16(2) != 42) throw HeaderEnds{};
    }

    std::size_t first_directory() const { return u32(4); }

    std::size_t next_directory(std::size_t at) const { return u32(at + 2 + 12 * std::size_t{u16(at)}); }

    std::optional<std::uint32_t> tag(std::size_t directory, std::uint32_t wanted) const {
        constexpr std::uint32_t type_short = 3, type_long = 4;
        const std::uint32_t entries = u16(directory);
        for (std::uint32_t i = 0; i < entries; ++i) {
            const std::size_t entry = directory + 2 + 12 * std::size_t{i};
            if (u16(entry) != wanted) continue;
            const std::uint32_t type = u16(entry + 2), count = u32(entry + 4);
            if (type == type_long) return u32(count == 1 ? entry + 8 : u32(entry + 8));
            // Two shorts fit into the entry itself, more stand elsewhere.
            if (type == type_short) return u16(count <= 2 ? entry + 8 : u32(entry + 8));
            return std::nullopt;
        }
        return std::nullopt;
    }

private:
    std::uint32_t u16(std::size_t at) const { return little_ ? view_.le16(at) : view_.be16(at); }
    std::uint32_t u32(std::size_t at) const { return little_ ? view_.le32(at) : view_.be32(at); }

    ByteView view_;
    bool little_;
};

constexpr std::uint32_t tag_width = 256, tag_height = 257, tag_bits = 258, tag_photometric = 262, tag_orientation = 274, tag_samples = 277;
constexpr std::uint32_t photometric_palette = 3, photometric_separated = 5;

int orientation_of(const TiffReader& tiff, std::size_t directory) {
    const std::uint32_t value = tiff.tag(directory, tag_orientation).value_or(1);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

}  // namespace

Header read_tiff_header(std::string_view bytes) {
    const TiffReader tiff(bytes);
    const std::size_t directory = tiff.first_directory();
    Header header;
    SourceFormat& source = header.source;
    // More than int holds cannot be a size that a limit lets through either.
    const auto size_of = [&](std::uint32_t tag) {
        return static_cast<int>(std::min<std::uint32_t>(tiff.tag(directory, tag).value_or(0), INT32_MAX));
    };
    source.width = size_of(tag_width);
    source.height = size_of(tag_height);
    const std::uint32_t photometric = tiff.tag(directory, tag_photometric).value_or(1);
    const bool is_palette = photometric == photometric_palette;
    source.is_cmyk = photometric == photometric_separated;
    source.bit_depth = is_palette ? 8 : static_cast<int>(tiff.tag(directory, tag_bits).value_or(1));
    source.channels = is_palette ? 3 : static_cast<int>(tiff.tag(directory, tag_samples).value_or(1));
    source.exif_orientation = orientation_of(tiff, directory);
    constexpr int most_frames = 10'000;  // a chain of directories may be a ring
    source.frames = 0;
    for (std::size_t at = directory; at != 0 && source.frames < most_frames; at = tiff.next_directory(at)) ++source.frames;
    return header;
}

int exif_orientation(std::string_view exif) {
    try {
        const TiffReader tiff(exif);
        return orientation_of(tiff, tiff.first_directory());
    } catch (const HeaderEnds&) {
        return 1;
    }
}

}  // namespace tw::media
