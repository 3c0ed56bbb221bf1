#include "core/media/codecs.h"

#include "core/base/error.h"

#include <gif_lib.h>

#include <array>
#include <cstring>

namespace tw::media {
namespace {

/// giflib over bytes in memory. Its own errors become sentences; the frame size is checked before it is decoded.
class GifFile {
public:
    explicit GifFile(std::string_view bytes) : rest_(bytes) {
        int error = 0;
        file_ = DGifOpen(this, &GifFile::read, &error);
        if (file_ == nullptr) fail(error);
    }
    ~GifFile() { DGifCloseFile(file_, nullptr); }
    GifFile(const GifFile&) = delete;
    GifFile& operator=(const GifFile&) = delete;

    GifFileType* operator->() const { return file_; }
    GifFileType* get() const { return file_; }

    void check(int result) const {
        if (result == GIF_ERROR) fail(file_->Error);
    }

private:
    static int read(GifFileType* file, GifByteType* to, int wanted) {
        std::string_view& rest = static_cast<GifFile*>(file->UserData)->rest_;
        const std::size_t count = std::min(rest.size(), static_cast<std::size_t>(wanted));
        std::memcpy(to, rest.data(), count);
        rest.remove_prefix(count);
        return static_cast<int>(count);
    }

    [[noreturn]] static void fail(int error) {
        const char* said = GifErrorString(error);
        throw Error(std::string("is damaged or cut off: ") + (said == nullptr ? "unknown GIF error" : said));
    }

    std::string_view rest_;
    GifFileType* file_ = nullptr;
};

constexpr int no_colour = -1;

/// Takes one extension; returns the transparent colour that a graphic control extension sets, else the one before.
int take_extension(const GifFile& gif, int transparent) {
    int code = 0;
    GifByteType* block = nullptr;
    gif.check(DGifGetExtension(gif.get(), &code, &block));
    while (block != nullptr) {
        GraphicsControlBlock control{};
        if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
            transparent = control.TransparentColor;
        }
        gif.check(DGifGetExtensionNext(gif.get(), &block));
    }
    return transparent;
}

void skip_picture(const GifFile& gif) {
    int code_size = 0;
    GifByteType* block = nullptr;
    gif.check(DGifGetCode(gif.get(), &code_size, &block));
    while (block != nullptr) gif.check(DGifGetCodeNext(gif.get(), &block));
}

/// GIF89a specification, appendix E: rows 0, 8, 16 …, then 4, 12 …, then 2, 6 …, then the odd ones.
std::vector<int> stored_rows(const GifImageDesc& frame) {
    constexpr std::array<std::pair<int, int>, 4> interlaced = {{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    constexpr std::array<std::pair<int, int>, 1> plain = {{{0, 1}}};
    const std::span<const std::pair<int, int>> passes =
        frame.Interlace ? std::span<const std::pair<int, int>>(interlaced) : std::span<const std::pair<int, int>>(plain);
    std::vector<int> rows;
    for (const auto& [first, step] : passes) {
        for (int y = first; y < frame.Height; y += step) rows.push_back(y);
    }
    return rows;
}

void paint_row(const std::vector<GifPixelType>& row, int y, const GifImageDesc& frame, const ColorMapObject& palette, int transparent,
               Raster& raster) {
    if (y >= raster.height) return;
    for (int i = 0; i < frame.Width && frame.Left + i < raster.width; ++i) {
        const int index = row[static_cast<std::size_t>(i)];
        if (index == transparent) continue;
        if (index >= palette.ColorCount) throw Error("is damaged: it names a colour that its palette has not");
        const GifColorType& colour = palette.Colors[index];
        const auto place = static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(frame.Left + i);
        const std::array<std::uint8_t, 4> pixel = {colour.Red, colour.Green, colour.Blue, 255};
        std::copy(pixel.begin(), pixel.end(), raster.pixels.begin() + static_cast<std::ptrdiff_t>(place * 4));
    }
}

void paint_picture(const GifFile& gif, int transparent, Raster& raster) {
    const GifImageDesc& frame = gif->Image;
    const ColorMapObject* palette = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
    if (palette == nullptr) throw Error("is damaged: it has no palette");
    std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
    for (const int y : stored_rows(frame)) {
        gif.check(DGifGetLine(gif.get(), row.data(), frame.Width));
        paint_row(row, frame.Top + y, frame, *palette, transparent, raster);
    }
}

bool is_opaque(const Raster& raster) {
    for (std::size_t i = 3; i < raster.pixels.size(); i += 4) {
        if (raster.pixels[i] != 255) return false;
    }
    return true;
}

void drop_alpha(Raster& raster) {
    const std::size_t count = raster.pixels.size() / 4;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t c = 0; c < 3; ++c) raster.pixels[3 * i + c] = raster.pixels[4 * i + c];
    }
    raster.pixels.resize(3 * count);
    raster.channels = 3;
}

}  // namespace

/// The first frame's pixels; the others are only counted.
Raster decode_gif(std::string_view bytes) {
    const GifFile gif(bytes);
    Raster raster;
    raster.width = gif->SWidth;
    raster.height = gif->SHeight;
    raster.channels = 4;
    raster.frames = 0;
    raster.allocate();
    int transparent = no_colour;
    for (GifRecordType record = UNDEFINED_RECORD_TYPE; record != TERMINATE_RECORD_TYPE;) {
        gif.check(DGifGetRecordType(gif.get(), &record));
        if (record == EXTENSION_RECORD_TYPE) transparent = take_extension(gif, transparent);
        if (record != IMAGE_DESC_RECORD_TYPE) continue;
        gif.check(DGifGetImageDesc(gif.get()));
        if (raster.frames++ == 0) {
            paint_picture(gif, transparent, raster);
        } else {
            skip_picture(gif);
        }
    }
    if (raster.frames == 0) throw Error("is damaged: it holds no picture");
    if (is_opaque(raster)) drop_alpha(raster);
    return raster;
}

}  // namespace tw::media
