#include "core/stages/training/statistics.h"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tw::stages {
namespace {

/// Student's t, two-sided 95 %, by degrees of freedom.
double t_quantile(std::size_t degrees) {
    static constexpr std::array<double, 30> table = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                                                     2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                                                     2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    // Beyond the table the first term of the expansion in 1/degrees is right to 0.003.
    return degrees <= table.size() ? table[degrees - 1] : 1.960 + 2.37 / static_cast<double>(degrees);
}

}  // namespace

double mean(const std::vector<double>& values) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sample_sd(const std::vector<double>& values) {
    if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    const double centre = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - centre) * (value - centre);
    return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

double half_width95(const std::vector<double>& values) {
    if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    return t_quantile(values.size() - 1) * sample_sd(values) / std::sqrt(static_cast<double>(values.size()));
}

}  // namespace tw::stages
