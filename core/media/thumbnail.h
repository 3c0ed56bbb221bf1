#pragma once

#include "core/media/image.h"

#include <filesystem>

namespace tw::media {

/// Thumbnails are made once and kept as files in a cache folder that may be deleted at any time. The name is a hash of the
/// locator, the file's size and time of change, and the size asked for. Small pictures are enlarged by whole factors without
/// smoothing so that 28-pixel pictures stay readable. Thread-safe.
class ThumbnailCache {
public:
    ThumbnailCache(std::filesystem::path folder, int size = 160);
    /// Longer side = size; of a small picture the largest whole multiple of it up to that. Throws Error naming the picture.
    Image get(const Locator& locator) const;
    int size() const { return size_; }

private:
    std::filesystem::path folder_;
    int size_;
};

}  // namespace tw::media
