#pragma once

#include "core/evidence/prototypes.h"
#include "core/media/image.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tw::stages {

struct Margin {
    double value = 0;  // cosine to the own class minus that of the best other one
    std::size_t best_other = 0;
};

/// `cosines` holds one value a class, at least two.
Margin margin_of(const std::vector<double>& cosines, std::size_t own);

/// Mean of the `top` highest cosines to the rows named, or of all where there are fewer; nothing without a row.
std::optional<double> hard_cosine(const float* embedding, const worker::Embeddings& rows, const std::vector<std::size_t>& among,
                                  std::size_t top = 3);

/// Share of images that are nearest to their own class's prototype when that is made without them; every class weighs n/(n+k), so
/// that the luck of three images counts little and the number of a head class does not drown the others.
double leave_one_out_agreement(const std::vector<worker::Embeddings>& classes, const evidence::Prototypes& prototypes);

/// Means of the classes' embeddings.
std::vector<evidence::ClassMean> class_means(const std::vector<worker::Embeddings>& classes);

/// The image_share (0.25, 0.5, 0.75, 1) with the best leave-one-out agreement; 0.5 unless another one is better. With class
/// names that CLIP cannot read the text says nothing, with few images the images say little: the data decide.
double choose_image_share(const std::vector<worker::Embeddings>& classes, const worker::Embeddings& texts);

/// Grey and at most 64 pixels a side: what pixel distances are taken on.
media::Image small_grey(const media::Image& image);

/// Mean absolute difference of neighbouring grey values over their standard deviation: about 1.1 for pure noise, near 0 for
/// smooth pictures; 0 for a flat one.
double roughness(const media::Image& grey);

struct Weighted {
    double value = 0;
    double weight = 1;
};

/// The highest limit that at most `tail` of the weight lies strictly below. Nothing without values.
std::optional<double> lower_limit(std::vector<Weighted> values, double tail);
/// The lowest limit that at most `tail` of the weight lies strictly above.
std::optional<double> upper_limit(std::vector<Weighted> values, double tail);

}  // namespace tw::stages
