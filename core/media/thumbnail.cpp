#include "core/media/thumbnail.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/fit.h"

#include <cmath>
#include <fstream>

namespace tw::media {
namespace {

Image enlarge(const Image& image, int factor) {
    Image out{image.width * factor, image.height * factor, image.channels, {}};
    out.pixels.reserve(image.pixels.size() * static_cast<std::size_t>(factor) * static_cast<std::size_t>(factor));
    const auto channels = static_cast<std::size_t>(image.channels);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const std::size_t at =
                (static_cast<std::size_t>(y / factor) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x / factor)) *
                channels;
            const auto first = image.pixels.begin() + static_cast<std::ptrdiff_t>(at);
            out.pixels.insert(out.pixels.end(), first, first + static_cast<std::ptrdiff_t>(channels));
        }
    }
    return out;
}

/// The cache is a convenience: what cannot be kept (a full disk, a folder that may not be written) is made again next time.
void keep(const std::filesystem::path& path, const std::string& bytes) {
    const std::filesystem::path staged = staged_beside(path);
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream out(staged, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) std::filesystem::rename(staged, path, error);
    if (!out || error) std::filesystem::remove(staged, error);
}

std::string cache_name(const Locator& locator, int size) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(locator.path, error);
    const auto changed = std::filesystem::last_write_time(locator.path, error);
    if (error) throw Error(locator.path.string() + " cannot be opened: " + error.message());
    return sha256(locator.text() + "\n" + std::to_string(bytes) + "\n" + std::to_string(changed.time_since_epoch().count()) + "\n" +
                  std::to_string(size));
}

}  // namespace

ThumbnailCache::ThumbnailCache(std::filesystem::path folder, int size) : folder_(std::move(folder)), size_(size) {}

Image ThumbnailCache::get(const Locator& locator) const {
    const std::string name = cache_name(locator, size_);
    const std::filesystem::path path = folder_ / name.substr(0, 2) / name;
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        try {
            return load_image({path, -1});
        } catch (const Error&) {
            std::filesystem::remove(path, error);  // damaged: made again below
        }
    }
    const Image image = load_image(locator);
    const int longer = std::max(image.width, image.height);
    if (longer <= size_) {
        const Image enlarged = enlarge(image, size_ / longer);
        keep(path, encode_png(enlarged));
        return enlarged;
    }
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(1.0 * side * size_ / longer))); };
    const Image reduced = resize(image, scaled(image.width), scaled(image.height));
    keep(path, encode_jpeg(reduced));
    return reduced;
}

}  // namespace tw::media
