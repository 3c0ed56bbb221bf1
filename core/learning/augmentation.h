#pragma once

#include "core/base/random.h"
#include "core/learning/mixing.h"
#include "core/learning/options.h"
#include "core/learning/pictures.h"

#include <array>

namespace tw::learning {

/// A part of a square picture of that size, as torchvision's RandomResizedCrop draws it (Szegedy et al., "Going deeper with
/// convolutions", CVPR 2015): its share of the area is uniform in `scale`, its width over its height log-uniform in `ratio`, its place
/// uniform. After ten parts that do not fit inside: the largest central one of an allowed ratio.
Box draw_resized_crop(int size, const std::vector<double>& scale, const std::vector<double>& ratio, Random& random);

/// The part brought to the whole picture's size (PIL's bilinear), in place.
void crop_and_resize(const Box& part, PictureShape shape, std::span<std::uint8_t> planes);

/// How the colours of one picture change, as torchvision's ColorJitter draws it: each factor uniform in [max(0, 1 - v), 1 + v] with v
/// its setting, the changes in random order. One picture's mean brightness is what its contrast is about, its grey what its
/// saturation is about (ITU-R 601 weights). A factor of 1 changes nothing.
struct ColourChange {
    enum class Kind { brightness, contrast, saturation };
    double brightness = 1, contrast = 1, saturation = 1;
    std::array<Kind, 3> order = {Kind::brightness, Kind::contrast, Kind::saturation};
};

bool changes_colours(const TrainingOptions& options);
ColourChange draw_colour_change(const TrainingOptions& options, Random& random);

/// In place; each change is clipped to 0 .. 255, and all are rounded once. Of one channel, saturation changes nothing.
void change_colours(const ColourChange& change, PictureShape shape, std::span<std::uint8_t> planes);

}  // namespace tw::learning
