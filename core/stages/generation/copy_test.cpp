#include "core/stages/generation/copy_test.h"

#include "core/base/random.h"
#include "core/media/decode.h"
#include "core/media/fit.h"
#include "core/media/similarity.h"
#include "core/project/split.h"
#include "core/stages/generation/generate.h"

#include <algorithm>
#include <set>

namespace tw::stages {
namespace {

/// Bits in which the hashes of a picture and its copy may differ. On pictures with flat areas noise flips many bits: on
/// Fashion-MNIST 10 bits find 97 % of JPEG copies of quality 75 but 80 % of copies with noise of 4 grey levels, 16 bits find
/// 99 %. Being wide costs time only, because the pixels decide.
constexpr int candidate_bits = 16;

/// The pixel distance compares at most this many columns and rows, so no more need be kept.
constexpr int kept_side = 64;
constexpr std::size_t cache_bytes = std::size_t{256} << 20;

/// Calibration. Real pictures of one data set lie no nearer to each other than the quantile below; half of it keeps real,
/// different pictures apart (on Fashion-MNIST: 0.035, under which 1 of 3,000 real images has a test image) and is still three
/// times what re-encoding as JPEG of quality 90 or noise of 4 grey levels moves a picture (0.011 to 0.015).
constexpr std::size_t calibration_images = 2000;
constexpr double calibration_quantile = 0.005;
constexpr double calibration_share = 0.5;
/// Limits: a data set full of near duplicates must not switch the test off (re-encoding alone moves a picture by 0.015), and
/// one of very unlike pictures must not make it refuse what merely resembles. The middle is for sets too small to calibrate on.
constexpr double least_distance = 0.02;
constexpr double usual_distance = 0.035;
constexpr double largest_distance = 0.05;
constexpr std::size_t fewest_images = 20;

const char* const setting_name = "copy_distance";

std::vector<project::ImageRow> calibration_sample(const project::Project& project) {
    std::vector<project::ImageRow> rows = project::ImageRepository(project).list("real", "train");
    Random(derive_seed(0, "copy distance")).shuffle(rows);
    // One picture under two names says nothing about different pictures.
    std::set<std::string> seen;
    std::erase_if(rows, [&](const project::ImageRow& row) { return !seen.insert(row.sha256).second; });
    if (rows.size() > calibration_images) rows.resize(calibration_images);
    return rows;
}

/// Distance of each image to its nearest other one among those the hash would bring forward; images without any are left out.
std::vector<double> nearest_distances(const project::Project& project, const std::vector<project::ImageRow>& rows) {
    PictureCache cache(project);
    std::vector<double> nearest(rows.size(), 1.0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            if (media::hamming_distance(rows[i].dhash, rows[j].dhash) > candidate_bits) continue;
            const media::Image first = cache.get(rows[i].id);
            const double distance = media::pixel_distance(first, cache.get(rows[j].id));
            nearest[i] = std::min(nearest[i], distance);
            nearest[j] = std::min(nearest[j], distance);
        }
    }
    return nearest;
}

double calibrate(std::vector<double> nearest) {
    if (nearest.size() < fewest_images) return usual_distance;
    const auto place = nearest.begin() + static_cast<std::ptrdiff_t>(calibration_quantile * static_cast<double>(nearest.size()));
    std::nth_element(nearest.begin(), place, nearest.end());
    return std::clamp(calibration_share * *place, least_distance, largest_distance);
}

}  // namespace

const media::Image& PictureCache::get(std::int64_t image_id) {
    if (const auto found = pictures_.find(image_id); found != pictures_.end()) return found->second;
    const project::ImageRow row = images_.get(image_id);
    const media::Image full = media::load_image({images_.absolute_path(row), row.idx});
    media::Image picture = media::resize(media::to_channels(full, 1), std::min(full.width, kept_side), std::min(full.height, kept_side));
    if (bytes_ + picture.size_bytes() > cache_bytes) {
        pictures_.clear();
        bytes_ = 0;
    }
    bytes_ += picture.size_bytes();
    return pictures_.emplace(image_id, std::move(picture)).first->second;
}

CopyTest::CopyTest(const project::Project& project, double distance)
    : distance_(distance), held_back_(project::ImageRepository(project).hashes({"validation", "test"})), cache_(project) {}

std::optional<Likeness> CopyTest::find(const media::Image& picture) {
    const std::uint64_t hash = media::difference_hash(picture);
    std::optional<Likeness> nearest;
    for (const project::HashedImage& image : held_back_) {
        if (media::hamming_distance(hash, image.dhash) > candidate_bits) continue;
        const double distance = media::pixel_distance(picture, cache_.get(image.id));
        if (distance > distance_ || (nearest && distance >= nearest->distance)) continue;
        nearest = Likeness{image.id, distance};
    }
    return nearest;
}

double copy_distance(project::Project& project) {
    const auto split = project::SplitRepository(project).current();
    const std::string hash = split ? split->sha256 : std::string();
    const Json known = project.setting(setting_name);
    if (split && known.is_object() && known.value("split", std::string()) == hash) return known.at("distance").get<double>();
    const std::vector<project::ImageRow> rows = calibration_sample(project);
    const double distance = calibrate(nearest_distances(project, rows));
    project.set_setting(setting_name, {{"distance", distance}, {"split", hash}, {"images", rows.size()}});
    return distance;
}

}  // namespace tw::stages
