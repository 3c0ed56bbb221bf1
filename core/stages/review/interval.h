#pragma once

#include <cstdint>

namespace tw::stages {

struct ShareInterval {
    double low = 0, high = 1;  // 0..1
    double width() const { return high - low; }
};

/// Of `population` pictures, `drawn` were drawn at random without putting back and looked at, `good` of them were good. The exact interval
/// for the share of good ones among the others: all numbers of good ones with which neither so many nor so few in the sample would have a
/// chance of (1 - confidence) / 2 or less. The hypergeometric counterpart of Clopper and Pearson, "The use of confidence or fiducial
/// limits illustrated in the case of the binomial", Biometrika 1934. Needs 0 <= good <= drawn <= population; {0, 1} when all are drawn.
ShareInterval share_of_rest(std::int64_t population, std::int64_t drawn, std::int64_t good, double confidence = 0.95);

/// A sample, hardly larger than it must be, whose interval is no wider than `width` (0..1) even when half of it is good, which is the
/// widest case; at least 1, at most the population.
std::int64_t proposed_sample(std::int64_t population, double width, double confidence = 0.95);

}  // namespace tw::stages
