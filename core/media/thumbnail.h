#pragma once

#include "core/media/image.h"

#include <atomic>
#include <cstdint>
#include <filesystem>

namespace tw::media {

/// Thumbnails are made once and kept as files in a cache folder that may be deleted at any time. The name is a hash of the locator, the
/// file's size and time of change, and the size asked for. Small pictures are enlarged by whole factors without smoothing so that 28-pixel
/// pictures stay readable; they are quicker to read than a thumbnail of them and are not kept. Beyond `limit` bytes on the disk the
/// thumbnails that have not been used for the longest time go. Thread-safe.
class ThumbnailCache {
public:
    static constexpr std::uintmax_t default_limit = std::uintmax_t{2} << 30;

    explicit ThumbnailCache(std::filesystem::path folder, int size = 160, std::uintmax_t limit = default_limit);
    /// Longer side = size; of a small picture the largest whole multiple of it up to that. Throws Error naming the picture.
    Image get(const Locator& locator) const;
    int size() const { return size_; }
    const std::filesystem::path& folder() const { return folder_; }

    struct Use {
        std::uintmax_t bytes = 0;  // on the disk, whole blocks
        std::int64_t files = 0;
    };
    /// Walks over the whole folder: not for the window's thread, nor are the next two.
    Use use() const;
    /// Until a tenth of the limit is free again.
    void trim() const;
    void clear() const;

private:
    void keep(const std::filesystem::path& path, const std::string& bytes) const;

    std::filesystem::path folder_;
    int size_;
    std::uintmax_t limit_;
    mutable std::atomic<std::uintmax_t> unseen_;  // bytes written since the folder was last looked through
    mutable std::atomic<bool> trimming_{false};
};

}  // namespace tw::media
