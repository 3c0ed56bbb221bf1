#pragma once

#include "core/base/random.h"
#include "core/generator_training/pictures.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::generator_training {

/// A text, and what it says.
struct Caption {
    std::string text;
    int label = 0;
    unsigned words = 0;  // bits of the measured words in it
};

struct CaptionOptions {
    std::vector<std::string> class_names;  // by label
    std::vector<std::string> templates = {"a photo of a {class}", "a photo of a {class}, a type of clothing.", "{class}"};
    bool measured_words = true;
};

/// The first template with the class name alone.
std::string plain_caption(const CaptionOptions& options, const std::string& class_name);

/// Words that are measured on a picture, which stands on black: dark, grey or light by the mean of what is not black (below 85, 105 to
/// 145, above 165 of 255); narrow or wide by the columns that are not black (at most 14, at least 27 of 32); plain or patterned where the
/// brightness changes least or most from pixel to pixel (the lowest and highest third of a class).
class Captions {
public:
    Captions(const CaptionOptions& options, const Pictures& pictures);

    /// A template with the class name and, each with probability 1/3, the words that are true of the picture.
    Caption draw(std::int64_t picture, Random& random) const;
    /// Whether `caption` says nothing wrong of a picture.
    bool holds(const Caption& caption, std::int64_t picture) const;
    /// Bits of the words that are true of a picture.
    unsigned words(std::int64_t picture) const { return words_[static_cast<std::size_t>(picture)]; }

private:
    CaptionOptions options_;
    std::vector<int> labels_;
    std::vector<unsigned> words_;  // per picture
};

}  // namespace tw::generator_training
