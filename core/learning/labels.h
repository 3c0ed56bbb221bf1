#pragma once

#include "core/learning/options.h"
#include "core/learning/pictures.h"

#include <span>

namespace tw::learning {

/// Adds `weight` times the label of picture `index` to `row` (one value a class). A real picture, or one without a source class, is
/// one-hot; a generated one made from a picture of another class is, with soft_labels,
/// label_scale * ((1 - s^label_gamma) onehot(source) + s^label_gamma onehot(label)), s its strength
/// (Wang et al., "Diff-Mix", CVPR 2024).
void add_label(const PictureSet& set, std::size_t index, const TrainingOptions& options, double weight, std::span<float> row);

}  // namespace tw::learning
