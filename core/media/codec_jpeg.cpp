#include "core/media/codecs.h"

#include "core/base/error.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>  // after jpeglib.h, whose settings choose its codes

namespace tw::media {
namespace {

struct JpegErrors {
    jpeg_error_mgr manager;  // first, so that libjpeg's pointer is also ours
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX] = {};
    bool is_cut_off = false;
};

JpegErrors& errors_of(j_common_ptr info) {
    return *reinterpret_cast<JpegErrors*>(info->err);
}

[[noreturn]] void on_error(j_common_ptr info) {
    JpegErrors& errors = errors_of(info);
    info->err->format_message(info, errors.message);
    std::longjmp(errors.jump, 1);
}

/// libjpeg fills what is missing with grey and only warns. These warnings mean that pixels are not those of the file;
/// the others are harmless (a strange version number, bytes between markers).
void on_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    const int code = info->err->msg_code;
    if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_ARITH_BAD_CODE) {
        errors_of(info).is_cut_off = true;
    }
}

struct JpegDecoder {
    jpeg_decompress_struct info{};
    JpegErrors errors{};

    JpegDecoder() {
        info.err = jpeg_std_error(&errors.manager);
        errors.manager.error_exit = on_error;
        errors.manager.emit_message = on_message;
    }
    ~JpegDecoder() { jpeg_destroy_decompress(&info); }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;
};

J_COLOR_SPACE wanted_colours(J_COLOR_SPACE stored) {
    if (stored == JCS_GRAYSCALE) return JCS_GRAYSCALE;
    return stored == JCS_CMYK || stored == JCS_YCCK ? JCS_CMYK : JCS_RGB;
}

unsigned reduction(const jpeg_decompress_struct& info, int longer_side) {
    const auto longer = static_cast<int>(std::max(info.image_width, info.image_height));
    unsigned factor = 1;
    while (longer_side > 0 && factor < 8 && longer / static_cast<int>(2 * factor) >= longer_side) factor *= 2;
    return factor;
}

// Between setjmp and longjmp nothing may live that has a destructor: hence two small functions and a buffer made between them.

bool start(JpegDecoder& decoder, std::string_view bytes, int longer_side) {
    if (setjmp(decoder.errors.jump) != 0) return false;
    jpeg_create_decompress(&decoder.info);
    jpeg_mem_src(&decoder.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&decoder.info, TRUE);
    decoder.info.out_color_space = wanted_colours(decoder.info.jpeg_color_space);
    decoder.info.scale_denom = reduction(decoder.info, longer_side);
    jpeg_start_decompress(&decoder.info);
    return true;
}

bool read_rows(JpegDecoder& decoder, std::uint8_t* pixels) {
    if (setjmp(decoder.errors.jump) != 0) return false;
    const std::size_t stride = std::size_t{decoder.info.output_width} * static_cast<std::size_t>(decoder.info.output_components);
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW row = pixels + stride * decoder.info.output_scanline;
        jpeg_read_scanlines(&decoder.info, &row, 1);
        if (decoder.errors.is_cut_off) return true;
    }
    jpeg_finish_decompress(&decoder.info);
    return true;
}

/// Without a colour profile: ink lets through what it does not take.
void cmyk_to_rgb(Raster& raster, bool inverted) {
    const std::size_t count = raster.pixels.size() / 4;
    for (std::size_t i = 0; i < count; ++i) {
        const int black = inverted ? raster.pixels[4 * i + 3] : 255 - raster.pixels[4 * i + 3];
        for (std::size_t c = 0; c < 3; ++c) {
            const int ink = inverted ? raster.pixels[4 * i + c] : 255 - raster.pixels[4 * i + c];
            raster.pixels[3 * i + c] = static_cast<std::uint8_t>((ink * black + 127) / 255);
        }
    }
    raster.pixels.resize(3 * count);
    raster.channels = 3;
}

}  // namespace

Raster decode_jpeg(std::string_view bytes, const Header& header, int longer_side) {
    JpegDecoder decoder;
    if (!start(decoder, bytes, longer_side)) throw Error(std::string("cannot be decoded: ") + decoder.errors.message);
    Raster raster;
    raster.width = static_cast<int>(decoder.info.output_width);
    raster.height = static_cast<int>(decoder.info.output_height);
    raster.channels = decoder.info.output_components;
    raster.allocate();
    if (!read_rows(decoder, raster.pixels.data())) throw Error(std::string("cannot be decoded: ") + decoder.errors.message);
    if (decoder.errors.is_cut_off) throw Error("is damaged or cut off: its picture ends too early");
    if (raster.channels == 4) cmyk_to_rgb(raster, header.inverted_cmyk);
    return raster;
}

}  // namespace tw::media
