#include "core/generator_training/captions.h"

#include "core/base/text.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <map>

namespace tw::generator_training {
namespace {

/// In the order in which they stand before the class name.
constexpr std::array<const char*, 7> word_names = {"dark", "grey", "light", "plain", "patterned", "narrow", "wide"};
constexpr unsigned dark = 1, grey = 2, light = 4, plain = 8, patterned = 16, narrow = 32, wide = 64;

constexpr std::uint8_t darkest_foreground = 16;  // of 255: below it is background

struct Measures {
    double brightness = 0;  // mean of the foreground, 0..255
    double roughness = 0;   // mean change to the next pixel within the foreground
    double width = 0;       // columns with foreground, as a share of the picture
};

Measures measure(const torch::Tensor& bytes) {
    const torch::Tensor values = bytes.to(torch::kFloat32).mean(0);
    const torch::Tensor inside = values >= darkest_foreground;
    const double count = inside.sum().item<double>();
    if (count == 0) return {};
    const torch::Tensor across = (values.slice(1, 1) - values.slice(1, 0, -1)).abs();
    const torch::Tensor both = inside.slice(1, 1).logical_and(inside.slice(1, 0, -1));
    return {values.masked_select(inside).mean().item<double>(),
            both.any().item<bool>() ? across.masked_select(both).mean().item<double>() : 0.0,
            inside.any(0).sum().item<double>() / static_cast<double>(values.size(1))};
}

unsigned tone(double brightness) {
    if (brightness < 85) return dark;
    if (brightness > 165) return light;
    return brightness >= 105 && brightness <= 145 ? grey : 0;
}

unsigned width_word(double width) {
    if (width <= 14.0 / 32) return narrow;
    return width >= 27.0 / 32 ? wide : 0;
}

/// Adds plain and patterned to the lowest and highest third of each class.
void add_surface(const std::vector<int>& labels, const std::vector<Measures>& measures, std::vector<unsigned>& words) {
    std::map<int, std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < labels.size(); ++i) classes[labels[i]].push_back(i);
    for (auto& [label, members] : classes) {
        std::stable_sort(members.begin(), members.end(),
                         [&](std::size_t a, std::size_t b) { return measures[a].roughness < measures[b].roughness; });
        const std::size_t third = members.size() / 3;
        for (std::size_t k = 0; k < third; ++k) {
            words[members[k]] |= plain;
            words[members[members.size() - 1 - k]] |= patterned;
        }
    }
}

}  // namespace

Captions::Captions(const CaptionOptions& options, const Pictures& pictures)
    : options_(options), labels_(pictures.labels), words_(pictures.labels.size(), 0) {
    if (!options_.measured_words) return;
    std::vector<Measures> measures;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        measures.push_back(measure(pictures.bytes[static_cast<std::int64_t>(i)]));
        words_[i] = tone(measures[i].brightness) | width_word(measures[i].width);
    }
    add_surface(labels_, measures, words_);
}

Caption Captions::draw(std::int64_t picture, Random& random) const {
    const std::string& pattern = options_.templates[random.below(options_.templates.size())];
    Caption caption{"", labels_[static_cast<std::size_t>(picture)], 0};
    std::string name;
    for (std::size_t i = 0; i < word_names.size(); ++i) {
        const unsigned bit = 1u << i;
        if (!(words(picture) & bit) || random.below(3) != 0) continue;
        caption.words |= bit;
        name += std::string(word_names[i]) + " ";
    }
    caption.text = replace_all(pattern, "{class}", name + options_.class_names[static_cast<std::size_t>(caption.label)]);
    return caption;
}

std::string plain_caption(const CaptionOptions& options, const std::string& class_name) {
    return replace_all(options.templates.front(), "{class}", class_name);
}

bool Captions::holds(const Caption& caption, std::int64_t picture) const {
    return caption.label == labels_[static_cast<std::size_t>(picture)] && (caption.words & ~words(picture)) == 0;
}

}  // namespace tw::generator_training
