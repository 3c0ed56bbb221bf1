#include "core/stages/review/interval.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

double log_choose(std::int64_t n, std::int64_t k) {
    const auto log_factorial = [](std::int64_t m) { return std::lgamma(static_cast<double>(m) + 1); };
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

/// Chance that a sample of `drawn` holds from `first` to `last` of the `good` pictures of the population.
double chance(std::int64_t population, std::int64_t good, std::int64_t drawn, std::int64_t first, std::int64_t last) {
    first = std::max({first, std::int64_t{0}, drawn - (population - good)});
    last = std::min({last, drawn, good});
    double sum = 0;
    for (std::int64_t x = first; x <= last; ++x) {
        sum += std::exp(log_choose(good, x) + log_choose(population - good, drawn - x) - log_choose(population, drawn));
    }
    return sum;
}

/// The first number in [low, high] that `holds`, which is false and then true.
template <typename Holds>
std::int64_t first_that(std::int64_t low, std::int64_t high, const Holds& holds) {
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        holds(middle) ? high = middle : low = middle + 1;
    }
    return low;
}

}  // namespace

ShareInterval share_of_rest(std::int64_t population, std::int64_t drawn, std::int64_t good, double confidence) {
    const std::int64_t rest = population - drawn;
    if (rest <= 0) return {};
    // A chance of exactly the limit is excluded, also where rounding puts it just above.
    const double limit = (1 - confidence) / 2 * (1 + 1e-9);
    const std::int64_t least =
        first_that(good, good + rest, [&](std::int64_t all) { return chance(population, all, drawn, good, drawn) > limit; });
    const std::int64_t too_many = first_that(
        good, good + rest + 1, [&](std::int64_t all) { return all > good + rest || chance(population, all, drawn, 0, good) <= limit; });
    const auto share = [&](std::int64_t all) { return static_cast<double>(all - good) / static_cast<double>(rest); };
    return {share(least), share(too_many - 1)};
}

std::int64_t proposed_sample(std::int64_t population, double width, double confidence) {
    return first_that(1, std::max<std::int64_t>(1, population), [&](std::int64_t drawn) {
        return drawn >= population || share_of_rest(population, drawn, drawn / 2, confidence).width() <= width;
    });
}

}  // namespace tw::stages
