#pragma once

#include <vector>

namespace tw::stages {

double mean(const std::vector<double>& values);
/// Sample standard deviation (n - 1); NaN for fewer than two values.
double sample_sd(const std::vector<double>& values);
/// Half width of the 95 % interval of the mean by Student's t; NaN for fewer than two values.
double half_width95(const std::vector<double>& values);

}  // namespace tw::stages
