#include "core/stages/review/review.h"

#include "core/base/error.h"
#include "core/media/decode.h"
#include "core/media/fit.h"
#include "core/media/similarity.h"
#include "core/project/images.h"

#include <algorithm>
#include <bit>
#include <list>
#include <mutex>
#include <unordered_map>

namespace tw::stages {
namespace {

/// Small grey copies of real pictures by their content, so that the next picture of a class needs no decoding. At the size that
/// pixel_distance compares at, so that it sees the same.
class SmallPictures {
public:
    media::Image get(const std::string& sha256, const media::Locator& locator) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = pictures_.find(sha256); found != pictures_.end()) {
                order_.splice(order_.begin(), order_, found->second.place);
                return found->second.picture;
            }
        }
        const media::Image whole = media::load_image(locator);
        constexpr int largest_side = 64;
        media::Image small =
            media::resize(media::to_channels(whole, 1), std::min(whole.width, largest_side), std::min(whole.height, largest_side));
        const std::lock_guard lock(mutex_);
        if (pictures_.contains(sha256)) return small;
        order_.push_front(sha256);
        pictures_[sha256] = {small, order_.begin()};
        constexpr std::size_t most = 16'384;  // 64 MB at 64x64
        if (pictures_.size() > most) {
            pictures_.erase(order_.back());
            order_.pop_back();
        }
        return small;
    }

private:
    struct Entry {
        media::Image picture;
        std::list<std::string>::iterator place;
    };
    std::mutex mutex_;
    std::list<std::string> order_;  // most recently used first
    std::unordered_map<std::string, Entry> pictures_;
};

SmallPictures& small_pictures() {
    static SmallPictures pictures;
    return pictures;
}

/// The training images of a class that look alike at a glance (few bits of the hash differ): only these are decoded and compared pixel by
/// pixel, since a class may have tens of thousands.
std::vector<project::ImageRow> likely_neighbours(const project::ImageRepository& images, const project::ImageRow& own, int count) {
    const auto most = static_cast<std::size_t>(std::max(256, 4 * count));
    std::vector<project::HashedImage> all = images.hashes_of_class("train", own.class_id);
    if (all.size() > most) {
        const auto differing = [&own](const project::HashedImage& image) { return std::popcount(image.dhash ^ own.dhash); };
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(),
                         [&](const auto& a, const auto& b) { return std::pair(differing(a), a.id) < std::pair(differing(b), b.id); });
        all.resize(most);
    }
    std::vector<std::int64_t> ids;
    for (const project::HashedImage& image : all) ids.push_back(image.id);
    return images.get_many(ids);
}

}  // namespace

std::vector<Neighbour> nearest_real(const project::Project& project, std::int64_t image_id, int count) {
    const project::ImageRepository images(project);
    const project::ImageRow own = images.get(image_id);
    const media::Image picture = media::load_image({images.absolute_path(own), own.idx});
    std::vector<Neighbour> neighbours;
    for (const project::ImageRow& row : likely_neighbours(images, own, count)) {
        if (row.id == image_id) continue;
        try {
            const media::Image real = small_pictures().get(row.sha256, {images.absolute_path(row), row.idx});
            neighbours.push_back({row.id, media::pixel_distance(picture, real)});
        } catch (const Error&) {
            // An original that has gone since the import has no distance; the others still do.
        }
    }
    const auto kept = std::min(neighbours.size(), static_cast<std::size_t>(std::max(0, count)));
    std::partial_sort(
        neighbours.begin(), neighbours.begin() + static_cast<std::ptrdiff_t>(kept), neighbours.end(),
        [](const Neighbour& a, const Neighbour& b) { return std::tie(a.distance, a.image_id) < std::tie(b.distance, b.image_id); });
    neighbours.resize(kept);
    return neighbours;
}

}  // namespace tw::stages
