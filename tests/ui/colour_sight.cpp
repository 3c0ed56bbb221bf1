#include "tests/ui/colour_sight.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tw::test {

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Triple linear_rgb(const QColor& colour) {
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

double luminance(const Triple& rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

Triple times(const Matrix& matrix, const Triple& vector) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) out[i] += matrix[i][j] * vector[j];
    }
    return out;
}

// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const Matrix& matrix_of(Sight sight) {
    static const Matrix usual = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    static const Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    static const Matrix protanopia = {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    return sight == Sight::usual ? usual : sight == Sight::deuteranopia ? deuteranopia : protanopia;
}

Triple lab(const QColor& colour, Sight sight) {
    Triple rgb = times(matrix_of(sight), linear_rgb(colour));
    for (double& value : rgb) value = std::clamp(value, 0.0, 1.0);
    // sRGB primaries, D65 white.
    static const Matrix to_xyz = {{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    static const Triple white = {0.95047, 1.0, 1.08883};
    Triple f = times(to_xyz, rgb);
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = f[i] / white[i];
        f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

}  // namespace

double contrast_ratio(const QColor& a, const QColor& b) {
    const double first = luminance(linear_rgb(a)), second = luminance(linear_rgb(b));
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

double seen_distance(const QColor& a, const QColor& b, Sight sight) {
    const Triple first = lab(a, sight), second = lab(b, sight);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

}  // namespace tw::test
