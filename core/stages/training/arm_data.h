#pragma once

#include "core/project/images.h"
#include "core/stages/training/train.h"

#include <string>
#include <vector>

namespace tw::stages {

/// What one arm is trained on: the real training images and, per class, the first of its additional images by id. A sample made from a
/// real image carries that image's class and the strength, for soft labels.
struct ArmData {
    std::vector<worker::LabelledImage> train;
    std::vector<std::int64_t> real, added;  // per ordinal
    std::vector<std::string> runs;          // generation runs of the added images
    std::string sha256;                     // of labels and pictures
};

/// Per ordinal: images the plan wants in addition to the real ones.
std::vector<std::int64_t> wanted_additions(const project::Project& project);

/// Whether the arm adds the common number of images; one that replaces real images or has a ratio of its own does not.
bool fills(const ArmSpec& arm);

/// Per ordinal: what every arm that fills adds, so that all add the same: the plan's wish or what the poorest arm has.
std::vector<std::int64_t> common_additions(const project::Project& project, const std::vector<ArmSpec>& arms);

/// Throws Error for an unknown run, a method without accepted samples, and a sample without the score that is asked for.
ArmData arm_data(const project::Project& project, const ArmSpec& arm, const std::vector<std::int64_t>& additions);

struct LabelledRow {
    project::ImageRow image;
    int label = 0;
};

/// Real images of "validation" or "test", by label and id: the order in which a training run's predictions are kept.
std::vector<LabelledRow> partition_rows(const project::Project& project, const std::string& partition);
std::vector<worker::LabelledImage> partition_images(const project::Project& project, const std::string& partition);

}  // namespace tw::stages
