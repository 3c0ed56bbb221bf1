#pragma once

#include "core/stages/training/train.h"

#include <string>
#include <vector>

namespace tw::stages {

/// What one arm is trained on: the real training images and, per class, the first of its additional images by id.
struct ArmData {
    std::vector<worker::LabelledImage> train;
    std::vector<std::int64_t> real, added;  // per ordinal
    std::string sha256;                     // of labels and pictures
};

/// Per ordinal: images the plan wants in addition to the real ones.
std::vector<std::int64_t> wanted_additions(const project::Project& project);

/// Per ordinal: what every arm that adds images adds, so that all add the same: the plan's wish or what the poorest arm has.
std::vector<std::int64_t> common_additions(const project::Project& project, const std::vector<Arm>& arms);

ArmData arm_data(const project::Project& project, const Arm& arm, const std::vector<std::int64_t>& additions);

/// Real images of "validation" or "test".
std::vector<worker::LabelledImage> partition_images(const project::Project& project, const std::string& partition);

}  // namespace tw::stages
