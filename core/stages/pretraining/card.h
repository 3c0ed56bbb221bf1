#pragma once

#include "core/stages/pretraining/pretrain.h"

namespace tw::stages {

/// What the models saw, for their cards.
struct PretrainingData {
    std::vector<std::string> class_names;
    std::int64_t images = 0, validation_images = 0;
    std::string sha256;  // of labels and pictures
    std::vector<std::string> templates;
    bool measured_words = false;
};

/// Keeps the result of a finished part as training/<part>.json, and writes README.md of the pipeline and the CLIP folder from all that
/// are there.
void keep_result(const std::filesystem::path& output, const PretrainedPart& part, const PretrainingData& data);

}  // namespace tw::stages
