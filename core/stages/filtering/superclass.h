#pragma once

#include "core/stages/filtering/filter.h"

namespace tw::stages {

/// Diff-Mix's optional filter (Wang et al., CVPR 2024, scripts/filter_syn_data.py): CLIP chooses between two captions, and the tenth of
/// a run that is least likely to show the super-class is dropped. It says nothing of the class.
struct SuperclassCaptions {
    std::string with, without;
};

/// "a photo with a bird on it", "a photo without a bird on it". Throws Error without a super-class.
SuperclassCaptions superclass_captions(const std::string& superclass);

/// Softmax over 100 cos(image, caption), of the caption `with`: 100 is what CLIP's learnt scale is clipped to. Unit rows of `width`.
double superclass_probability(const float* image, const float* with, const float* without, int width);

/// The probability that `drop_share` of the pictures lie below: what is at or above it stays. Nothing without pictures.
std::optional<double> superclass_limit(const std::vector<double>& probabilities, double drop_share = 0.1);

}  // namespace tw::stages
