#include "core/learning/labels.h"

#include <cmath>

namespace tw::learning {

void add_label(const PictureSet& set, std::size_t index, const TrainingOptions& options, double weight, std::span<float> row) {
    const auto target = static_cast<std::size_t>(set.labels[index]);
    const Origin origin = set.origins.empty() ? Origin{} : set.origins[index];
    if (!options.soft_labels || origin.source_label < 0) {
        row[target] += static_cast<float>(weight);
        return;
    }
    const double share = std::pow(origin.strength, options.label_gamma);
    row[static_cast<std::size_t>(origin.source_label)] += static_cast<float>(weight * options.label_scale * (1 - share));
    row[target] += static_cast<float>(weight * options.label_scale * share);
}

}  // namespace tw::learning
