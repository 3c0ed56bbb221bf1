#include "core/media/codecs.h"
#include "core/media/encode.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"

#include <png.h>

#include <csetjmp>
#include <cstring>

namespace tw::media {
namespace {

struct PngMessages {
    char text[160] = {};
};

[[noreturn]] void on_error(png_structp png, png_const_charp message) {
    auto& messages = *static_cast<PngMessages*>(png_get_error_ptr(png));
    std::strncpy(messages.text, message, sizeof messages.text - 1);
    png_longjmp(png, 1);
}

void on_warning(png_structp, png_const_charp) {}

struct ByteSource {
    const char* at = nullptr;
    std::size_t left = 0;
};

void take_bytes(png_structp png, png_bytep to, std::size_t size) {
    auto& source = *static_cast<ByteSource*>(png_get_io_ptr(png));
    if (size > source.left) png_error(png, "the file is cut off");
    std::memcpy(to, source.at, size);
    source.at += size;
    source.left -= size;
}

struct PngReader {
    PngMessages messages;
    ByteSource source;
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &messages, on_error, on_warning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;

    explicit PngReader(std::string_view bytes) : source{bytes.data(), bytes.size()} {
        if (info == nullptr) throw OutOfMemory("libpng has no memory");
        png_set_read_fn(png, &source, take_bytes);
    }
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    [[noreturn]] void fail() const { throw Error(std::string("cannot be decoded: ") + messages.text); }
};

// Between setjmp and longjmp nothing may live that has a destructor: hence small functions with the buffers made between them.

bool start(PngReader& reader) {
    if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
    png_read_info(reader.png, reader.info);
    png_set_scale_16(reader.png);
    png_set_expand(reader.png);  // palette to RGB, grey of fewer bits to 8, tRNS to alpha
    png_set_interlace_handling(reader.png);
    png_read_update_info(reader.png, reader.info);
    return true;
}

bool read_rows(PngReader& reader, png_bytepp rows) {
    if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
    png_read_image(reader.png, rows);
    png_read_end(reader.png, reader.info);
    return true;
}

Raster read_png(PngReader& reader) {
    if (!start(reader)) reader.fail();
    Raster raster;
    raster.width = static_cast<int>(png_get_image_width(reader.png, reader.info));
    raster.height = static_cast<int>(png_get_image_height(reader.png, reader.info));
    raster.channels = png_get_channels(reader.png, reader.info);
    raster.allocate();
    const std::size_t stride = raster.pixels.size() / static_cast<std::size_t>(raster.height);
    std::vector<png_bytep> rows(static_cast<std::size_t>(raster.height));
    for (std::size_t y = 0; y < rows.size(); ++y) rows[y] = raster.pixels.data() + y * stride;
    if (!read_rows(reader, rows.data())) reader.fail();
    return raster;
}

std::string latin1_to_utf8(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xc0 | byte >> 6);
            out += static_cast<char>(0x80 | (byte & 0x3f));
        }
    }
    return out;
}

std::string utf8_to_latin1(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            out += text[i];
        } else {
            out += static_cast<char>((byte & 3) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3f));
        }
    }
    return out;
}

struct PngWriter {
    PngMessages messages;
    std::string out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &messages, on_error, on_warning);
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;

    PngWriter() {
        if (info == nullptr) throw OutOfMemory("libpng has no memory");
        png_set_write_fn(
            png, &out,
            [](png_structp writer, png_bytep bytes, std::size_t size) {
                static_cast<std::string*>(png_get_io_ptr(writer))->append(reinterpret_cast<char*>(bytes), size);
            },
            nullptr);
    }
    ~PngWriter() { png_destroy_write_struct(&png, &info); }
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
};

bool write_png(PngWriter& writer, const Image& image, int level, png_bytepp rows, const std::vector<png_text>& texts) {
    if (setjmp(png_jmpbuf(writer.png)) != 0) return false;
    png_set_compression_level(writer.png, level);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
                 image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (!texts.empty()) png_set_text(writer.png, writer.info, texts.data(), static_cast<int>(texts.size()));
    png_write_info(writer.png, writer.info);
    png_write_image(writer.png, rows);
    png_write_end(writer.png, writer.info);
    return true;
}

}  // namespace

void Raster::allocate() {
    pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * static_cast<std::size_t>(channels), 0);
}

Raster decode_png(std::string_view bytes) {
    PngReader reader(bytes);
    return read_png(reader);
}

std::string encode_png(const Image& image, const std::vector<PngText>& texts, int level) {
    if (image.empty() || (image.channels != 1 && image.channels != 3)) throw Error("a PNG needs a grey or RGB picture");
    std::vector<std::string> stored;  // what the png_text entries point to
    stored.reserve(texts.size());
    std::vector<png_text> entries;
    for (const PngText& text : texts) {
        const bool as_utf8 = text.international || !fits_latin1(text.text);
        stored.push_back(as_utf8 ? text.text : utf8_to_latin1(text.text));
        png_text entry{};
        entry.compression = as_utf8 ? PNG_ITXT_COMPRESSION_NONE : PNG_TEXT_COMPRESSION_NONE;
        entry.key = const_cast<char*>(text.keyword.c_str());  // libpng copies it
        entry.text = stored.back().data();
        entry.text_length = as_utf8 ? 0 : stored.back().size();
        entry.itxt_length = as_utf8 ? stored.back().size() : 0;
        entries.push_back(entry);
    }
    const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    std::vector<png_bytep> rows(static_cast<std::size_t>(image.height));
    for (std::size_t y = 0; y < rows.size(); ++y) rows[y] = const_cast<png_bytep>(image.pixels.data() + y * stride);
    PngWriter writer;
    if (!write_png(writer, image, level, rows.data(), entries)) {
        throw Error(std::string("a PNG cannot be written: ") + writer.messages.text);
    }
    return std::move(writer.out);
}

std::vector<PngText> read_png_texts(const std::filesystem::path& path) {
    const std::string bytes = read_file(path, DecodeLimits{}.max_file_bytes);
    if (format_of(bytes) != "png") throw Error(path.string() + " is not a PNG file");
    check_limits(read_header(bytes, path.string()), path.string(), {});
    PngReader reader(bytes);
    try {
        read_png(reader);
    } catch (const Error& error) {
        throw Error(path.string() + " " + error.what());
    }
    png_textp entries = nullptr;
    const int count = png_get_text(reader.png, reader.info, &entries, nullptr);
    std::vector<PngText> texts;
    for (int i = 0; i < count; ++i) {
        const png_text& entry = entries[i];
        const bool is_utf8 = entry.compression >= PNG_ITXT_COMPRESSION_NONE;
        const std::string_view text(entry.text, is_utf8 ? entry.itxt_length : entry.text_length);
        texts.push_back({entry.key, is_utf8 ? std::string(text) : latin1_to_utf8(text), is_utf8});
    }
    return texts;
}

}  // namespace tw::media
