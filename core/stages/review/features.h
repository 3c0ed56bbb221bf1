#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace tw::stages {

/// What the learner sees of a picture: a row of scores, their squares, and the embedding projected on a few directions.
struct PictureFeatures {
    int width = 0;            // of a row
    int first_projected = 0;  // column where the projected embedding begins; == width without embeddings
    int groups = 0;           // classes
    std::vector<std::int64_t> ids;
    std::vector<int> group_of;  // per picture, 0 … groups - 1
    std::vector<float> rows;
    std::unordered_map<std::int64_t, std::size_t> places;

    const float* row(std::size_t place) const { return rows.data() + place * static_cast<std::size_t>(width); }
};

/// What they are made of.
struct RawPictures {
    using TakeEmbedding = std::function<void(std::size_t place, const float* embedding, int width)>;

    std::vector<std::int64_t> ids, class_ids;
    std::vector<std::vector<double>> scores;                   // score by score, one value a picture; NaN where there is none
    std::function<void(const TakeEmbedding&)> each_embedding;  // of every picture that has one; is called more than once
};

/// Scores are standardised over the pictures and cut at 4 deviations; embeddings are seen from the mean of their class, so that they tell
/// what is odd about a picture, not which class it is of. A picture without a score or an embedding has the mean.
PictureFeatures make_features(const RawPictures& raw);

/// Of the newest samples of the chosen runs, no more than `limit`.
PictureFeatures read_features(const project::Project& project, std::int64_t limit = 200'000);

}  // namespace tw::stages
