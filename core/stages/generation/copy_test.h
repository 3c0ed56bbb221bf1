#pragma once

#include "core/media/image.h"
#include "core/project/images.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tw::stages {

/// Pictures of the project by image id, grey and small as the pixel distance sees them, kept up to a limit of memory.
class PictureCache {
public:
    explicit PictureCache(const project::Project& project) : images_(project) {}
    const media::Image& get(std::int64_t image_id);

private:
    project::ImageRepository images_;
    std::unordered_map<std::int64_t, media::Image> pictures_;
    std::size_t bytes_ = 0;
};

struct Likeness {
    std::int64_t image_id = 0;
    double distance = 0;
};

/// Is a picture a copy of a validation or test image? The difference hash finds candidates, the pixel distance decides.
class CopyTest {
public:
    CopyTest(const project::Project& project, double distance);
    /// The nearest image of which `picture` is a copy.
    std::optional<Likeness> find(const media::Image& picture);

private:
    double distance_;
    std::vector<project::HashedImage> held_back_;
    PictureCache cache_;
};

}  // namespace tw::stages
