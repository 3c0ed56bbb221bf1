#include "core/stages/review/features.h"

#include "core/evidence/embeddings.h"
#include "core/evidence/vector_cache.h"
#include "core/project/samples.h"
#include "core/project/scores.h"
#include "core/stages/review/projection.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace tw::stages {
namespace {

constexpr const char* score_names[] = {"margin", "hard_cosine", "nearest_real", "contrast", "roughness"};
constexpr int directions = 16;
constexpr std::size_t most_projected_on = 2'000;  // pictures that the directions are found from
constexpr double most_deviations = 4;

struct Scale {
    double mean = 0, deviation = 1;
};

Scale scale_of(const std::vector<double>& values) {
    double sum = 0, squares = 0, count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value, squares += value * value, ++count;
    }
    if (count < 2) return {sum, 1};
    const double mean = sum / count;
    const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
    return {mean, deviation > 1e-12 ? deviation : 1};
}

void add_scores(const RawPictures& raw, PictureFeatures& features) {
    const std::size_t count = raw.scores.size();
    for (std::size_t s = 0; s < count; ++s) {
        const Scale scale = scale_of(raw.scores[s]);
        for (std::size_t i = 0; i < raw.ids.size(); ++i) {
            const double value = raw.scores[s][i];
            if (std::isnan(value)) continue;
            const double z = std::clamp((value - scale.mean) / scale.deviation, -most_deviations, most_deviations);
            float* row = features.rows.data() + i * static_cast<std::size_t>(features.width);
            row[s] = static_cast<float>(z);
            row[count + s] = static_cast<float>(std::min((z * z - 1) / std::sqrt(2.0), most_deviations));
        }
    }
}

/// Means of the embeddings of each class.
class ClassCentres {
public:
    ClassCentres(const RawPictures& raw, const PictureFeatures& features) : features_(features) {
        if (!raw.each_embedding) return;
        std::vector<double> counts(static_cast<std::size_t>(features.groups));
        raw.each_embedding([&](std::size_t place, const float* embedding, int width) {
            if (width_ == 0) begin(width);
            if (width != width_) return;
            ++with_embedding_;
            float* centre = centre_of(place);
            const double n = ++counts[static_cast<std::size_t>(features.group_of[place])];
            for (int d = 0; d < width; ++d) centre[d] += (embedding[d] - centre[d]) / static_cast<float>(n);
        });
    }

    int width() const { return width_; }
    std::size_t with_embedding() const { return with_embedding_; }
    void subtract(std::size_t place, const float* embedding, float* out) {
        const float* centre = centre_of(place);
        for (int d = 0; d < width_; ++d) out[d] = embedding[d] - centre[d];
    }

private:
    void begin(int width) {
        width_ = width;
        centres_.assign(static_cast<std::size_t>(features_.groups) * static_cast<std::size_t>(width), 0.0f);
    }
    float* centre_of(std::size_t place) {
        return centres_.data() + static_cast<std::size_t>(features_.group_of[place]) * static_cast<std::size_t>(width_);
    }

    const PictureFeatures& features_;
    int width_ = 0;
    std::size_t with_embedding_ = 0;
    std::vector<float> centres_;
};

Projection find_projection(const RawPictures& raw, ClassCentres& centres) {
    const auto width = static_cast<std::size_t>(centres.width());
    const std::size_t stride = 1 + centres.with_embedding() / most_projected_on;
    std::vector<float> rows;
    std::size_t seen = 0;
    if (width > 0) {
        raw.each_embedding([&](std::size_t place, const float* embedding, int found) {
            if (static_cast<std::size_t>(found) != width || seen++ % stride != 0) return;
            rows.resize(rows.size() + width);
            centres.subtract(place, embedding, rows.data() + rows.size() - width);
        });
    }
    return Projection(rows, centres.width(), directions);
}

/// raw.ids fall.
void read_scores(const project::Project& project, RawPictures& raw) {
    raw.scores.assign(std::size(score_names), std::vector<double>(raw.ids.size(), std::numeric_limits<double>::quiet_NaN()));
    if (raw.ids.empty()) return;
    std::size_t after = raw.ids.size();  // the ids from here on are lower than the image's
    project::ScoreRepository(project).each(raw.ids.back(), raw.ids.front(), [&](std::int64_t id, const std::string& name, double value) {
        while (after > 0 && raw.ids[after - 1] < id) --after;
        const auto known = std::find(std::begin(score_names), std::end(score_names), name);
        if (after == 0 || raw.ids[after - 1] != id || known == std::end(score_names)) return;
        raw.scores[static_cast<std::size_t>(known - std::begin(score_names))][after - 1] = value;
    });
}

}  // namespace

PictureFeatures make_features(const RawPictures& raw) {
    PictureFeatures features;
    features.ids = raw.ids;
    std::unordered_map<std::int64_t, int> groups;
    for (std::size_t i = 0; i < raw.ids.size(); ++i) {
        features.places[raw.ids[i]] = i;
        features.group_of.push_back(groups.try_emplace(raw.class_ids[i], static_cast<int>(groups.size())).first->second);
    }
    features.groups = static_cast<int>(groups.size());
    ClassCentres centres(raw, features);
    const Projection projection = find_projection(raw, centres);
    features.first_projected = 2 * static_cast<int>(raw.scores.size());
    features.width = features.first_projected + projection.count();
    features.rows.assign(raw.ids.size() * static_cast<std::size_t>(features.width), 0.0f);
    add_scores(raw, features);
    if (projection.count() == 0) return features;
    std::vector<float> centred(static_cast<std::size_t>(centres.width()));
    raw.each_embedding([&](std::size_t place, const float* embedding, int width) {
        if (width != centres.width()) return;
        centres.subtract(place, embedding, centred.data());
        projection.apply(centred.data(), features.rows.data() + place * static_cast<std::size_t>(features.width) +
                                             static_cast<std::size_t>(features.first_projected));
    });
    return features;
}

PictureFeatures read_features(const project::Project& project, std::int64_t limit) {
    RawPictures raw;
    std::unordered_multimap<std::string, std::size_t> by_content;
    for (const project::SampleKey& key : project::SampleRepository(project).newest_keys({}, limit)) {
        by_content.emplace(key.sha256, raw.ids.size());
        raw.ids.push_back(key.image_id);
        raw.class_ids.push_back(key.class_id);
    }
    read_scores(project, raw);
    if (const auto file = evidence::remembered_vectors(project)) {
        raw.each_embedding = [file, &by_content](const RawPictures::TakeEmbedding& take) {
            evidence::read_vectors(*file, [&](const std::string& key, const float* vector, int width) {
                const auto [first, last] = by_content.equal_range(key);
                for (auto at = first; at != last; ++at) take(at->second, vector, width);
            });
        };
    }
    return make_features(raw);
}

}  // namespace tw::stages
