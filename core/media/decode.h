#pragma once

#include "core/base/error.h"
#include "core/media/image.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tw::media {

struct DecodeLimits {
    /// Checked against the header before a pixel is decoded.
    std::int64_t max_pixels = 200'000'000;
    std::uintmax_t max_file_bytes = 512u << 20;
};

/// What the file was before it became an 8-bit grey or RGB picture; recorded at import.
struct SourceFormat {
    std::string format;  // "png", "jpeg", "webp", "tiff", "bmp", "gif", "idx", "cifar"
    int width = 0;       // after the EXIF orientation
    int height = 0;
    int channels = 0;          // as stored: 1, 2 (grey + alpha), 3, 4
    int bit_depth = 8;         // 1..16
    int exif_orientation = 1;  // 1..8; already applied to the pixels
    bool had_alpha = false;    // composited on white
    bool is_cmyk = false;      // converted
    int frames = 1;            // more than one: only the first is read
};

/// More pixels or bytes than the limits allow.
class TooLarge : public Error {
public:
    using Error::Error;
};

struct Decoded {
    Image image;
    SourceFormat source;
};

/// Reads the header only. Throws Error naming the file and the reason (no image, truncated header, too large, ...).
SourceFormat probe(const Locator& locator, const DecodeLimits& limits = {});

/// Full decode: EXIF orientation applied, alpha composited on white, 16 bit scaled to 8, CMYK to RGB, palette expanded. Grey stays
/// one channel. A truncated file is an error, never a half-grey picture. Idx files are kept in memory (least recently used).
/// Thread-safe. Throws Error naming the file and the reason.
Decoded decode(const Locator& locator, const DecodeLimits& limits = {});

/// The same from bytes in memory; `name` is used in messages.
Decoded decode_bytes(const std::string& bytes, const std::string& name, const DecodeLimits& limits = {});

/// The bytes of a picture's file. Throws TooLarge, or Error naming the file.
std::string read_picture_file(const std::filesystem::path& path, const DecodeLimits& limits = {});

/// decode(...).image
Image load_image(const Locator& locator);

/// For a picture that is to be shrunk: a JPEG comes at 1/2, 1/4 or 1/8 of its size where its longer side is then still at least
/// `longer_side` (several times faster than in full), everything else in full. `source` tells the whole picture's size.
Decoded decode_reduced(const Locator& locator, int longer_side);
/// The same from bytes in memory.
Decoded decode_reduced(const std::string& bytes, const std::string& name, int longer_side);

/// The SHA-256 of what the locator names: of the file's bytes, or of a packed picture's pixels.
std::string content_sha256(const Locator& locator);

}  // namespace tw::media
