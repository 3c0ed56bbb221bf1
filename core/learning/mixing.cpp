#include "core/learning/mixing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace tw::learning {
namespace {

/// Lets a standard distribution draw from our generator.
struct Bits {
    using result_type = std::uint64_t;
    Random& random;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    result_type operator()() { return random.bits(); }
};

double draw_beta(double alpha, Random& random) {
    std::gamma_distribution<double> gamma(alpha, 1.0);
    Bits bits{random};
    const double a = gamma(bits);
    const double b = gamma(bits);
    // Both draws can underflow when alpha is tiny, where Beta(alpha, alpha) is 0 or 1.
    return a + b > 0 ? a / (a + b) : 1.0;
}

}  // namespace

const std::vector<std::string>& mixing_names() {
    static const std::vector<std::string> names = {"none", "mixup", "cutmix", "cmo", "real_generated"};
    return names;
}

Mix draw_pixel_mix(double alpha, Random& random) {
    return {Mix::Kind::pixel, draw_beta(alpha, random), {}};
}

Box draw_box(double lambda, int size, Random& random) {
    const int side = static_cast<int>(size * std::sqrt(1 - lambda));
    const int x = static_cast<int>(random.below(static_cast<std::uint64_t>(size)));
    const int y = static_cast<int>(random.below(static_cast<std::uint64_t>(size)));
    const auto inside = [size](int at) { return std::clamp(at, 0, size); };
    return {inside(x - side / 2), inside(y - side / 2), inside(x + side / 2), inside(y + side / 2)};
}

Mix draw_patch_mix(double alpha, int size, Random& random) {
    const Box box = draw_box(draw_beta(alpha, random), size, random);
    return {Mix::Kind::patch, 1 - static_cast<double>(box.area()) / (static_cast<double>(size) * size), box};
}

void blend(const Mix& mix, PictureShape shape, const float* partner, float* picture) {
    if (mix.kind == Mix::Kind::pixel) {
        const auto own = static_cast<float>(mix.share);
        for (std::size_t i = 0; i < shape.bytes(); ++i) picture[i] = own * picture[i] + (1 - own) * partner[i];
    } else if (mix.kind == Mix::Kind::patch) {
        for (int channel = 0; channel < shape.channels; ++channel) {
            for (int y = mix.box.y0; y < mix.box.y1; ++y) {
                const std::ptrdiff_t row = (static_cast<std::ptrdiff_t>(channel) * shape.size + y) * shape.size;
                std::copy(partner + row + mix.box.x0, partner + row + mix.box.x1, picture + row + mix.box.x0);
            }
        }
    }
}

}  // namespace tw::learning
