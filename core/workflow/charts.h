#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tw::workflow::charts {

struct CountBar {
    std::string name;
    std::int64_t real = 0, synthetic = 0;
};

/// One stacked bar a class. On the log axis the height is that of the sum, the border between the colours that of the real ones.
/// `top` is the largest value of the axis, so that two charts can be compared; 0: from the bars.
std::string counts(const std::string& title, const std::vector<CountBar>& bars, bool log, std::int64_t top = 0);

struct Bar {
    double mean = 0, sd = 0;
    bool present = false;
};

struct BarGroup {
    std::string name;
    std::vector<Bar> bars;  // one a series
};

/// Percent per arm, one bar a series, with standard deviations.
std::string accuracies(const std::string& title, const std::vector<BarGroup>& groups);

struct Change {
    std::string name;
    double value = 0;  // percent points
};

/// Bars to both sides of zero.
std::string changes(const std::string& title, const std::vector<Change>& changes);

/// Scores of generated pictures as bars, of real ones as a line above them, both as shares; the threshold as a dashed line.
std::string scores(const std::string& title, const std::vector<double>& samples, const std::vector<double>& real, double threshold);

}  // namespace tw::workflow::charts
