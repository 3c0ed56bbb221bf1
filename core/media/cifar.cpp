#include "core/media/cifar.h"

#include "core/base/error.h"

#include <fstream>

namespace tw::media {
namespace {

constexpr int side = 32, channels = 3;
constexpr std::int64_t pixels = side * side;
constexpr std::int64_t ten_record = 1 + channels * pixels, hundred_record = 2 + channels * pixels;

}  // namespace

CifarFile::CifarFile(const std::filesystem::path& path) : path_(path) {
    std::error_code error;
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    if (error) throw Error(path.string() + " cannot be opened: " + error.message());
    const bool is_ten = size > 0 && size % ten_record == 0, is_hundred = size > 0 && size % hundred_record == 0;
    if (!is_ten && !is_hundred) {
        throw Error(path.string() + " is no CIFAR file: its " + std::to_string(size) + " bytes are not whole records of " +
                    std::to_string(ten_record) + " or " + std::to_string(hundred_record));
    }
    label_bytes_ = is_ten ? 1 : 2;
    count_ = size / (is_ten ? ten_record : hundred_record);
}

std::string CifarFile::record(std::int64_t index) const {
    if (index < 0 || index >= count_) {
        throw Error(path_.string() + " has no picture " + std::to_string(index) + ", it holds " + std::to_string(count_));
    }
    const std::int64_t size = label_bytes_ + channels * pixels;
    std::ifstream in(path_, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.seekg(index * size);
    if (!in.read(bytes.data(), size)) throw Error(path_.string() + " cannot be read at picture " + std::to_string(index));
    return bytes;
}

int CifarFile::label(std::int64_t index) const {
    return static_cast<unsigned char>(record(index)[static_cast<std::size_t>(label_bytes_ - 1)]);
}

Image CifarFile::image(std::int64_t index) const {
    const std::string bytes = record(index);
    Image image{side, side, channels, {}};
    image.pixels.resize(static_cast<std::size_t>(channels * pixels));
    for (std::size_t c = 0; c < channels; ++c) {
        const char* plane = bytes.data() + label_bytes_ + static_cast<std::int64_t>(c) * pixels;
        for (std::size_t i = 0; i < static_cast<std::size_t>(pixels); ++i)
            image.pixels[i * channels + c] = static_cast<std::uint8_t>(plane[i]);
    }
    return image;
}

bool is_cifar_name(const std::filesystem::path& path) {
    return path.extension() == ".bin";
}

}  // namespace tw::media
