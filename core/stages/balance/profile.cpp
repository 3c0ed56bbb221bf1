#include "core/stages/balance/profile.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tw::stages {
namespace {

using Counts = std::vector<std::int64_t>;

/// The nudge keeps what is a whole number in exact arithmetic from falling below itself: 300 * 0.01 is 3.
std::int64_t whole(double count) {
    return static_cast<std::int64_t>(count + 1e-9);
}

/// mu^(i / steps); 1 where there is nothing to step over.
double decay(const LongTailRequest& request, std::size_t i, std::size_t steps) {
    return steps == 0 ? 1.0 : std::pow(1 / request.imbalance_factor, static_cast<double>(i) / static_cast<double>(steps));
}

Counts exponential(const LongTailRequest& request, const Counts& available) {
    Counts counts;
    for (std::size_t i = 0; i < available.size(); ++i) {
        counts.push_back(whole(static_cast<double>(request.max_count) * decay(request, i, available.size() - 1)));
    }
    return counts;
}

Counts step(const LongTailRequest& request, const Counts& available) {
    Counts counts(available.size(), request.max_count);
    const std::int64_t tail = whole(static_cast<double>(request.max_count) / request.imbalance_factor);
    std::fill(counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2), counts.end(), tail);
    return counts;
}

Counts pareto(const LongTailRequest& request, const Counts& available) {
    if (!(request.pareto_alpha > 0) || !std::isfinite(request.pareto_alpha)) throw Error("pareto_alpha must be a number above 0");
    const auto quantile = [&](std::size_t i) {
        const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(available.size());
        return std::pow(share, -1 / request.pareto_alpha) - 1;
    };
    const auto largest = static_cast<double>(request.max_count);
    Counts counts;
    for (std::size_t i = 0; i < available.size(); ++i) {
        counts.push_back(whole(std::max(largest * quantile(i) / quantile(0), largest / request.imbalance_factor)));
    }
    return counts;
}

Counts food101_lt(const LongTailRequest& request, const Counts& available) {
    Counts counts;
    for (std::size_t i = 0; i < available.size(); ++i) {
        counts.push_back(std::llround(static_cast<double>(request.max_count) * decay(request, i, available.size() - 1)));
    }
    return counts;
}

Counts diff_mix(const LongTailRequest& request, const Counts& available) {
    if (available.size() < 3) throw Error("the profile diff_mix needs at least 3 classes");
    const double mean =
        static_cast<double>(std::accumulate(available.begin(), available.end(), std::int64_t{0})) / static_cast<double>(available.size());
    Counts counts;
    for (std::size_t i = 0; i < available.size(); ++i) counts.push_back(whole(mean * decay(request, i, available.size() - 2)));
    return counts;
}

constexpr std::array entries{
    ProfileEntry{"exponential", exponential, ClassOrder::ordinal}, ProfileEntry{"step", step, ClassOrder::ordinal},
    ProfileEntry{"pareto", pareto, ClassOrder::ordinal},           ProfileEntry{"food101_lt", food101_lt, ClassOrder::shuffled},
    ProfileEntry{"diff_mix", diff_mix, ClassOrder::larger_first},  ProfileEntry{"counts", nullptr, ClassOrder::ordinal},
    ProfileEntry{"pictures", nullptr, ClassOrder::ordinal},
};

}  // namespace

const ProfileEntry& find_profile(const std::string& name) {
    std::string names;
    for (const ProfileEntry& entry : entries) {
        if (name == entry.name) return entry;
        names += (names.empty() ? "" : ", ") + std::string(entry.name);
    }
    throw Error("unknown profile '" + name + "' (known: " + names + ")");
}

const std::vector<std::string>& long_tail_profiles() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ProfileEntry& entry : entries) all.emplace_back(entry.name);
        return all;
    }();
    return names;
}

LongTailRequest LongTailRequest::defaults(const std::string& profile) {
    LongTailRequest request;
    request.profile = find_profile(profile).name;
    if (profile == "food101_lt") {
        request.max_count = 750;
        request.imbalance_factor = 150;
    }
    return request;
}

Counts profile_counts(const LongTailRequest& request, const Counts& available) {
    const ProfileEntry& entry = find_profile(request.profile);
    if (entry.counts == nullptr) throw Error("the profile " + request.profile + " is a list, not a formula");
    if (request.max_count < 1) throw Error("max_count " + std::to_string(request.max_count) + " must be at least 1");
    if (!(request.imbalance_factor >= 1) || !std::isfinite(request.imbalance_factor)) {
        throw Error("imbalance_factor must be a number of at least 1");
    }
    Counts counts = entry.counts(request, available);
    for (std::int64_t& count : counts) count = std::max<std::int64_t>(1, count);
    return counts;
}

}  // namespace tw::stages
