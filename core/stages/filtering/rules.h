#pragma once

#include <array>
#include <map>
#include <string>

namespace tw::stages {

enum class Keeps { above, below };

/// One test of the filter: which side of the threshold is kept, why the rest is rejected, how much of the real images' tail it may cut.
struct FilterRule {
    const char* score;
    Keeps keeps;
    const char* reason;  // as in the schema's sample.reason
    double tail_share;   // of 1 - keep_share
};

/// In the order in which they are asked: a broken picture is not first called a wrong class. The tests for evident faults may cut
/// a fifth of the tail only, so that together they cost few good pictures.
inline constexpr std::array<FilterRule, 5> filter_rules = {{
    {"contrast", Keeps::above, "artefact", 0.2},
    {"roughness", Keeps::below, "artefact", 0.2},
    {"nearest_real", Keeps::above, "too_like_real", 0.2},
    {"margin", Keeps::above, "wrong_class", 1.0},
    {"hard_cosine", Keeps::above, "off_style", 1.0},
}};

/// Diff-Mix's own test, which stands alone: see superclass.h.
inline constexpr FilterRule superclass_rule = {"superclass", Keeps::above, "wrong_class", 1.0};

struct FilterCheck;
/// Of one test; passed where the score or the threshold is missing.
FilterCheck check_rule(const FilterRule& rule, const std::map<std::string, double>& scores,
                       const std::map<std::string, double>& thresholds);

/// A class with fewer real training images is measured with the yardstick of all classes.
inline constexpr std::size_t own_yardstick_min = 20;

/// Score of a real image against so many others of its class only: the yardstick of "hard_cosine" for a class of that size, since
/// the highest cosines grow with the number of neighbours.
inline std::string hard_cosine_among(std::size_t neighbours) {
    return "hard_cosine@" + std::to_string(neighbours);
}

}  // namespace tw::stages
