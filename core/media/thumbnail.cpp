#include "core/media/thumbnail.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/fit.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <tuple>
#include <vector>

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

struct KeptFile {
    std::filesystem::path path;
    std::uintmax_t bytes = 0;
    timespec used{};
};

std::vector<KeptFile> files_below(const std::filesystem::path& folder) {
    std::vector<KeptFile> files;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        struct stat status {};
        if (::lstat(it->path().c_str(), &status) != 0 || !S_ISREG(status.st_mode)) continue;
        files.push_back({it->path(), static_cast<std::uintmax_t>(status.st_blocks) * 512, status.st_mtim});
    }
    return files;
}

/// The time of change serves as the time of use: file systems are mounted so that reading leaves no trace. Once a day is exact enough.
void mark_used(const std::filesystem::path& path) {
    constexpr time_t a_day = 24 * 60 * 60;
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && status.st_mtim.tv_sec + a_day < ::time(nullptr)) {
        ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
    }
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

// The first thumbnail that is kept finds what earlier runs have left.
ThumbnailCache::ThumbnailCache(std::filesystem::path folder, int size, std::uintmax_t limit)
    : folder_(std::move(folder)), size_(size), limit_(limit), unseen_(limit) {}

Image ThumbnailCache::get(const Locator& locator) const {
    const std::string name = cache_name(locator, size_);
    const std::filesystem::path path = folder_ / name.substr(0, 2) / name;
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        try {
            Image image = load_image({path, -1});
            mark_used(path);
            return image;
        } catch (const Error&) {
            std::filesystem::remove(path, error);  // damaged: made again below
        }
    }
    const Image image = decode_reduced(locator, size_).image;
    const int longer = std::max(image.width, image.height);
    if (longer < size_) return enlarge(image, size_ / longer);
    const auto scaled = [&](int side) { return std::max(1, static_cast<int>(std::lround(1.0 * side * size_ / longer))); };
    const Image reduced = resize(image, scaled(image.width), scaled(image.height));
    keep(path, encode_jpeg(reduced));
    return reduced;
}

/// The cache is a convenience: what cannot be kept (a full disk, a folder that may not be written) is made again next time.
void ThumbnailCache::keep(const std::filesystem::path& path, const std::string& bytes) const {
    const std::filesystem::path staged = staged_beside(path);
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    std::ofstream out(staged, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) std::filesystem::rename(staged, path, error);
    if (!out || error) std::filesystem::remove(staged, error);
    constexpr std::uintmax_t block = 4096;
    if ((unseen_ += (bytes.size() + block - 1) / block * block) >= limit_ / 10 && !trimming_.exchange(true)) {
        trim();
        trimming_ = false;
    }
}

ThumbnailCache::Use ThumbnailCache::use() const {
    Use use;
    for (const KeptFile& file : files_below(folder_)) {
        use.bytes += file.bytes;
        ++use.files;
    }
    return use;
}

void ThumbnailCache::trim() const {
    unseen_ = 0;
    std::vector<KeptFile> files = files_below(folder_);
    std::uintmax_t bytes = 0;
    for (const KeptFile& file : files) bytes += file.bytes;
    if (bytes <= limit_) return;
    std::sort(files.begin(), files.end(), [](const KeptFile& a, const KeptFile& b) {
        return std::tie(a.used.tv_sec, a.used.tv_nsec, a.path) < std::tie(b.used.tv_sec, b.used.tv_nsec, b.path);
    });
    for (const KeptFile& file : files) {
        if (bytes <= limit_ - limit_ / 10) break;
        std::error_code error;
        if (std::filesystem::remove(file.path, error)) bytes -= file.bytes;
    }
}

void ThumbnailCache::clear() const {
    for (const KeptFile& file : files_below(folder_)) {
        std::error_code error;
        std::filesystem::remove(file.path, error);
    }
}

}  // namespace tw::media
