#include "core/stages/review/projection.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

constexpr int rounds = 8;
constexpr double least_length = 1e-12;

float dot(const float* a, const float* b, std::size_t width) {
    float sum = 0;
    for (std::size_t i = 0; i < width; ++i) sum += a[i] * b[i];
    return sum;
}

/// Gram-Schmidt on the rows of `basis`; returns their lengths before they were made unit. A row that vanishes stays zero.
std::vector<double> orthonormalise(std::vector<float>& basis, std::size_t count, std::size_t width) {
    std::vector<double> lengths(count);
    for (std::size_t i = 0; i < count; ++i) {
        float* row = basis.data() + i * width;
        for (std::size_t j = 0; j < i; ++j) {
            const float* other = basis.data() + j * width;
            const float along = dot(row, other, width);
            for (std::size_t d = 0; d < width; ++d) row[d] -= along * other[d];
        }
        lengths[i] = std::sqrt(static_cast<double>(dot(row, row, width)));
        for (std::size_t d = 0; d < width; ++d) row[d] = lengths[i] < least_length ? 0.0f : row[d] / static_cast<float>(lengths[i]);
    }
    return lengths;
}

}  // namespace

Projection::Projection(const std::vector<float>& rows, int width, int count) : width_(width) {
    const auto w = static_cast<std::size_t>(width);
    const std::size_t n = width > 0 ? rows.size() / w : 0;
    const std::size_t k = std::min({static_cast<std::size_t>(count), n, w});
    directions_.resize(k * w);
    Random random(1);
    for (float& value : directions_) value = static_cast<float>(random.normal());
    std::vector<double> variances = orthonormalise(directions_, k, w);
    for (int round = 0; round < rounds; ++round) {
        std::vector<float> next(k * w, 0.0f);
        for (std::size_t r = 0; r < n; ++r) {
            const float* row = rows.data() + r * w;
            for (std::size_t i = 0; i < k; ++i) {
                const float along = dot(row, directions_.data() + i * w, w) / static_cast<float>(n);
                float* sum = next.data() + i * w;
                for (std::size_t d = 0; d < w; ++d) sum[d] += along * row[d];
            }
        }
        directions_ = std::move(next);
        variances = orthonormalise(directions_, k, w);
    }
    for (std::size_t i = 0; i < k && variances[i] > least_length; ++i) {
        ++count_;
        const double deviation = std::sqrt(std::sqrt(variances[i] / variances[0])) / std::sqrt(variances[i]);
        for (std::size_t d = 0; d < w; ++d) directions_[i * w + d] *= static_cast<float>(deviation);
    }
}

void Projection::apply(const float* vector, float* out) const {
    const auto w = static_cast<std::size_t>(width_);
    for (std::size_t i = 0; i < static_cast<std::size_t>(count_); ++i) out[i] = dot(vector, directions_.data() + i * w, w);
}

}  // namespace tw::stages
