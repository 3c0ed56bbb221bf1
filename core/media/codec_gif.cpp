#include "core/media/codecs.h"

#include "core/base/error.h"

#include <array>

namespace tw::media {
namespace {

// GIF89a specification, 31 July 1990; section numbers below are its own.

struct Frame {
    int left = 0, top = 0, width = 0, height = 0;
    bool is_interlaced = false;
    std::string_view palette;      // 3 bytes a colour
    int transparent = -1;          // index, -1: none
    std::uint32_t code_size = 0;
    std::string data;              // the sub-blocks put together
};

/// Walks the blocks of the file; throws HeaderEnds where it is cut off.
class GifReader {
public:
    explicit GifReader(std::string_view bytes) : view_(bytes) {
        const std::uint32_t flags = view_.u8(10);
        at_ = 13;
        if (flags & 0x80) global_palette_ = take_palette(flags);
    }

    /// The first frame's pixels; the others are only counted.
    Frame first_frame(int& frames) {
        Frame first;
        frames = 0;
        int transparent = -1;
        for (std::uint32_t block = view_.u8(at_++); block != 0x3b; block = view_.u8(at_++)) {
            if (block == 0x21) {
                transparent = take_extension(transparent);
            } else if (block == 0x2c) {
                Frame frame = take_frame();
                frame.transparent = transparent;
                if (frames++ == 0) first = std::move(frame);
            } else {
                throw Error("is damaged: it holds an unknown block");
            }
        }
        if (frames == 0) throw Error("holds no picture");
        return first;
    }

private:
    std::string_view take_palette(std::uint32_t flags) {
        const std::size_t size = std::size_t{3} << ((flags & 7) + 1);
        const std::string_view palette = view_.part(at_, size);
        at_ += size;
        return palette;
    }

    std::string take_sub_blocks() {
        std::string data;
        for (std::uint32_t size = view_.u8(at_++); size != 0; size = view_.u8(at_++)) {
            data += view_.part(at_, size);
            at_ += size;
        }
        return data;
    }

    /// 23. Graphic control extension; all others are skipped.
    int take_extension(int transparent) {
        const bool is_graphic_control = view_.u8(at_++) == 0xf9;
        const std::string data = take_sub_blocks();
        if (!is_graphic_control || data.size() < 4) return transparent;
        return data[0] & 1 ? static_cast<unsigned char>(data[3]) : -1;
    }

    /// 20. Image descriptor
    Frame take_frame() {
        Frame frame;
        frame.left = static_cast<int>(view_.le16(at_));
        frame.top = static_cast<int>(view_.le16(at_ + 2));
        frame.width = static_cast<int>(view_.le16(at_ + 4));
        frame.height = static_cast<int>(view_.le16(at_ + 6));
        const std::uint32_t flags = view_.u8(at_ + 8);
        at_ += 9;
        frame.is_interlaced = flags & 0x40;
        frame.palette = flags & 0x80 ? take_palette(flags) : global_palette_;
        frame.code_size = view_.u8(at_++);
        frame.data = take_sub_blocks();
        return frame;
    }

    ByteView view_;
    std::size_t at_ = 0;
    std::string_view global_palette_;
};

/// Appendix F: variable-length-code LZW. Gives exactly `count` indices or throws.
class LzwDecoder {
public:
    explicit LzwDecoder(const Frame& frame) : data_(frame.data), root_size_(frame.code_size) {
        if (root_size_ < 2 || root_size_ > 8) throw Error("is damaged: its code size is not 2 to 8");
    }

    std::vector<std::uint8_t> run(std::size_t count) {
        const std::uint32_t clear = 1u << root_size_, end = clear + 1;
        std::vector<std::uint8_t> out;
        out.reserve(count);
        reset();
        while (out.size() < count) {
            const std::uint32_t code = next_code();
            if (code == end) break;
            if (code == clear) {
                reset();
                continue;
            }
            append(code, out);
        }
        if (out.size() < count) throw Error("is damaged or cut off: its picture ends too early");
        out.resize(count);
        return out;
    }

private:
    static constexpr std::uint32_t none = 4096;

    void reset() {
        size_ = (1u << root_size_) + 2;
        width_ = root_size_ + 1;
        previous_ = none;
    }

    std::uint32_t next_code() {
        while (filled_ < width_) {
            if (at_ >= data_.size()) throw Error("is damaged or cut off: its picture ends too early");
            bits_ |= std::uint32_t{static_cast<unsigned char>(data_[at_++])} << filled_;
            filled_ += 8;
        }
        const std::uint32_t code = bits_ & ((1u << width_) - 1);
        bits_ >>= width_;
        filled_ -= width_;
        return code;
    }

    void append(std::uint32_t code, std::vector<std::uint8_t>& out) {
        if (code > size_ || (code == size_ && previous_ == none)) throw Error("is damaged: it holds an impossible code");
        // A code that is just being defined is the previous string and its own first index.
        stack_.clear();
        if (code == size_) stack_.push_back(first_of(previous_));
        for (std::uint32_t at = code == size_ ? previous_ : code;; at = prefix_[at]) {
            stack_.push_back(value_of(at));
            if (at < 1u << root_size_) break;
        }
        out.insert(out.end(), stack_.rbegin(), stack_.rend());
        if (previous_ != none && size_ < 4096) {
            prefix_[size_] = static_cast<std::uint16_t>(previous_);
            suffix_[size_] = stack_.back();
            if (++size_ == 1u << width_ && width_ < 12) ++width_;
        }
        previous_ = code;
    }

    std::uint8_t value_of(std::uint32_t code) const {
        return code < 1u << root_size_ ? static_cast<std::uint8_t>(code) : suffix_[code];
    }

    std::uint8_t first_of(std::uint32_t code) const {
        while (code >= 1u << root_size_) code = prefix_[code];
        return static_cast<std::uint8_t>(code);
    }

    const std::string& data_;
    std::uint32_t root_size_;
    std::size_t at_ = 0;
    std::uint32_t bits_ = 0, filled_ = 0;
    std::uint32_t size_ = 0, width_ = 0, previous_ = none;
    std::array<std::uint16_t, 4096> prefix_{};
    std::array<std::uint8_t, 4096> suffix_{};
    std::vector<std::uint8_t> stack_;
};

/// Appendix E: rows 0, 8, 16 …, then 4, 12 …, then 2, 6 …, then the odd ones.
std::vector<int> stored_rows(const Frame& frame) {
    std::vector<int> rows;
    if (!frame.is_interlaced) {
        for (int y = 0; y < frame.height; ++y) rows.push_back(y);
        return rows;
    }
    constexpr std::array<std::pair<int, int>, 4> passes = {{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    for (const auto& [first, step] : passes) {
        for (int y = first; y < frame.height; y += step) rows.push_back(y);
    }
    return rows;
}

void paint(const Frame& frame, const std::vector<std::uint8_t>& indices, Raster& raster) {
    const std::vector<int> rows = stored_rows(frame);
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const int x = frame.left + static_cast<int>(i % static_cast<std::size_t>(frame.width));
        const int y = frame.top + rows[i / static_cast<std::size_t>(frame.width)];
        const std::size_t colour = std::size_t{indices[i]} * 3;
        if (x >= raster.width || y >= raster.height || indices[i] == frame.transparent) continue;
        if (colour + 3 > frame.palette.size()) throw Error("is damaged: it names a colour that its palette has not");
        const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)) * 4;
        for (std::size_t c = 0; c < 3; ++c) raster.pixels[at + c] = static_cast<std::uint8_t>(frame.palette[colour + c]);
        raster.pixels[at + 3] = 255;
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

Raster decode_gif(std::string_view bytes) {
    try {
        const ByteView view(bytes);
        Raster raster;
        raster.width = static_cast<int>(view.le16(6));
        raster.height = static_cast<int>(view.le16(8));
        raster.channels = 4;
        const Frame frame = GifReader(bytes).first_frame(raster.frames);
        const std::size_t count = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
        const std::vector<std::uint8_t> indices = LzwDecoder(frame).run(count);
        raster.allocate();
        paint(frame, indices, raster);
        if (is_opaque(raster)) drop_alpha(raster);
        return raster;
    } catch (const HeaderEnds&) {
        throw Error("is damaged or cut off: it ends too early");
    }
}

}  // namespace tw::media
