#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tw {

/// A small seeded generator (xoshiro256**, seeded by SplitMix64) whose draws are the same on every machine and with every
/// standard library, so that a split or a plan can be repeated from its seed alone.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2018.
class Random {
public:
    explicit Random(std::uint64_t seed);
    std::uint64_t bits();
    /// Uniform in [0, bound); bound must be at least 1.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [0, 1).
    double uniform();
    /// Standard normal (Box-Muller).
    double normal();

    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t state_[4];
};

/// A seed for a named purpose, so that two purposes that share the user's seed never share a stream.
std::uint64_t derive_seed(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0);

}  // namespace tw
