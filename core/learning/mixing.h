#pragma once

#include "core/base/random.h"
#include "core/learning/pictures.h"

#include <string>

namespace tw::learning {

/// "none", "mixup", "cutmix", "cmo", "real_generated".
const std::vector<std::string>& mixing_names();

/// Columns x0 .. x1 - 1, rows y0 .. y1 - 1.
struct Box {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    int area() const { return (x1 - x0) * (y1 - y0); }
};

/// How one picture is mixed with a partner: all its pixels ("pixel", Zhang et al., "mixup", ICLR 2018) or a box of the partner's
/// ("patch", Yun et al., "CutMix", ICCV 2019). Either way the label is share * own + (1 - share) * partner's.
struct Mix {
    enum class Kind { none, pixel, patch };
    Kind kind = Kind::none;
    double share = 1.0;  // of the picture itself
    Box box;             // of "patch"
};

/// share ~ Beta(alpha, alpha).
Mix draw_pixel_mix(double alpha, Random& random);

/// lambda ~ Beta(alpha, alpha); a box of sides int(size * sqrt(1 - lambda)) round a uniform centre, clipped; share is what it leaves.
Mix draw_patch_mix(double alpha, int size, Random& random);
/// The box alone.
Box draw_box(double lambda, int size, Random& random);

/// Mixes `partner` into `picture`, both planes of inputs.
void blend(const Mix& mix, PictureShape shape, const float* partner, float* picture);

}  // namespace tw::learning
