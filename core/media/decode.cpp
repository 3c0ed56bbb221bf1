#include "core/media/decode.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/media/cifar.h"
#include "core/media/codecs.h"
#include "core/media/idx.h"

#include <fstream>

namespace tw::media {

void check_limits(const Header& header, const std::string& name, const DecodeLimits& limits) {
    const std::int64_t width = header.source.width, height = header.source.height;
    if (width > limits.max_pixels / height) {
        throw TooLarge(name + " is " + std::to_string(width) + " x " + std::to_string(height) + " pixels, more than the limit of " +
                       std::to_string(limits.max_pixels / 1'000'000) + " million pixels");
    }
}

namespace {

void check_file_size(const std::filesystem::path& path, const DecodeLimits& limits) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size > limits.max_file_bytes) {
        throw TooLarge(path.string() + " has " + human_bytes(size) + ", more than the limit of " + human_bytes(limits.max_file_bytes));
    }
}

Raster decode_raster(std::string_view bytes, const Header& header, int longer_side) {
    if (header.source.format == "png") return decode_png(bytes);
    if (header.source.format == "jpeg") return decode_jpeg(bytes, header, longer_side);
    if (header.source.format == "gif") return decode_gif(bytes);
    return decode_with_opencv(bytes, header);
}

/// Puts the picture on white and drops the alpha channel.
Image flatten(Raster raster) {
    Image image{raster.width, raster.height, raster.channels, std::move(raster.pixels)};
    if (image.channels != 2 && image.channels != 4) return image;
    const auto stored = static_cast<std::size_t>(image.channels), kept = stored - 1;
    const std::size_t count = image.pixels.size() / stored;
    for (std::size_t i = 0; i < count; ++i) {
        const int alpha = image.pixels[i * stored + kept];
        for (std::size_t c = 0; c < kept; ++c) {
            const int value = image.pixels[i * stored + c];
            image.pixels[i * kept + c] = static_cast<std::uint8_t>((value * alpha + 255 * (255 - alpha) + 127) / 255);
        }
    }
    image.pixels.resize(count * kept);
    image.channels = static_cast<int>(kept);
    return image;
}

/// EXIF 2.32, tag 0x0112: where row 0 and column 0 of the stored picture belong.
Image upright(const Image& image, int orientation) {
    if (orientation <= 1 || orientation > 8) return image;
    const bool transposed = orientation >= 5;
    const int last_x = image.width - 1, last_y = image.height - 1;
    Image out{transposed ? image.height : image.width, transposed ? image.width : image.height, image.channels, {}};
    out.pixels.reserve(image.pixels.size());
    const auto channels = static_cast<std::size_t>(image.channels);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            int from_x = transposed ? y : x, from_y = transposed ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) from_x = last_x - from_x;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) from_y = last_y - from_y;
            const std::size_t at =
                (static_cast<std::size_t>(from_y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(from_x)) * channels;
            const auto first = image.pixels.begin() + static_cast<std::ptrdiff_t>(at);
            out.pixels.insert(out.pixels.end(), first, first + static_cast<std::ptrdiff_t>(channels));
        }
    }
    return out;
}

/// Sizes are told as seen, after the orientation.
void turn_size(SourceFormat& source) {
    if (source.exif_orientation >= 5) std::swap(source.width, source.height);
}

/// One of the many pictures of an idx or CIFAR file.
Image packed_image(const Locator& locator) {
    return is_cifar_name(locator.path) ? CifarFile(locator.path).image(locator.index) : IdxFile::open(locator.path)->image(locator.index);
}

SourceFormat packed_source(const Locator& locator, const Image& image) {
    SourceFormat source;
    source.format = is_cifar_name(locator.path) ? "cifar" : "idx";
    source.width = image.width;
    source.height = image.height;
    source.channels = image.channels;
    return source;
}

Decoded decode_to(const std::string& bytes, const std::string& name, const DecodeLimits& limits, int longer_side) {
    const Header header = read_header(bytes, name);
    check_limits(header, name, limits);
    Decoded decoded;
    decoded.source = header.source;
    try {
        Raster raster = decode_raster(bytes, header, longer_side);
        decoded.source.had_alpha = raster.channels == 2 || raster.channels == 4;
        decoded.source.frames = std::max(raster.frames, header.source.frames);
        const bool is_reduced = longer_side > 0 && raster.width < header.source.width;
        const int orientation = raster.is_upright ? 1 : header.source.exif_orientation;
        decoded.image = upright(flatten(std::move(raster)), orientation);
        if (is_reduced) {
            turn_size(decoded.source);
        } else {
            decoded.source.width = decoded.image.width;
            decoded.source.height = decoded.image.height;
        }
    } catch (const OutOfMemory& error) {
        throw OutOfMemory(name + " " + error.what());
    } catch (const Error& error) {
        throw Error(name + " " + error.what());
    } catch (const std::bad_alloc&) {
        throw OutOfMemory(name + " needs more memory than there is");
    }
    return decoded;
}

}  // namespace

SourceFormat probe(const Locator& locator, const DecodeLimits& limits) {
    if (locator.index >= 0) return packed_source(locator, packed_image(locator));
    check_file_size(locator.path, limits);
    std::ifstream in(locator.path, std::ios::binary);
    if (!in) throw Error(locator.path.string() + " cannot be opened");
    // A JPEG's size stands behind its EXIF and colour profile, a TIFF's anywhere: those are read whole when this is not enough.
    std::string bytes(1 << 20, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    const std::string name = locator.text();
    Header header;
    try {
        header = read_header(bytes, name);
    } catch (const Error&) {
        if (bytes.size() < (1 << 20)) throw;
        header = read_header(read_file(locator.path, limits.max_file_bytes), name);
    }
    check_limits(header, name, limits);
    turn_size(header.source);
    return header.source;
}

Decoded decode_bytes(const std::string& bytes, const std::string& name, const DecodeLimits& limits) {
    return decode_to(bytes, name, limits, 0);
}

Decoded decode(const Locator& locator, const DecodeLimits& limits) {
    if (locator.index >= 0) {
        Image image = packed_image(locator);
        SourceFormat source = packed_source(locator, image);
        return {std::move(image), std::move(source)};
    }
    return decode_bytes(read_picture_file(locator.path, limits), locator.text(), limits);
}

std::string read_picture_file(const std::filesystem::path& path, const DecodeLimits& limits) {
    check_file_size(path, limits);
    return read_file(path);
}

Image load_image(const Locator& locator) {
    return decode(locator).image;
}

Decoded decode_reduced(const std::string& bytes, const std::string& name, int longer_side) {
    return decode_to(bytes, name, {}, longer_side);
}

Decoded decode_reduced(const Locator& locator, int longer_side) {
    if (locator.index >= 0) return decode(locator);
    return decode_reduced(read_picture_file(locator.path), locator.text(), longer_side);
}

std::string content_sha256(const Locator& locator) {
    if (locator.index < 0) return sha256_file(locator.path);
    const Image image = packed_image(locator);
    return sha256({reinterpret_cast<const char*>(image.pixels.data()), image.pixels.size()});
}

}  // namespace tw::media
