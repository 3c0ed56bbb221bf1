#include "ui/models/confusion.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace tw::ui {

ConfusionTable row_shares(const ConfusionTable& counts) {
    ConfusionTable shares = counts;
    for (std::vector<double>& row : shares) {
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        for (double& value : row) value = sum > 0 ? 100 * value / sum : 0;
    }
    return shares;
}

std::vector<Confused> most_confused(const ConfusionTable& shares, std::size_t limit) {
    std::vector<Confused> pairs;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        for (std::size_t j = 0; j < shares[i].size(); ++j) {
            if (i != j && shares[i][j] > 0) pairs.push_back({static_cast<int>(i), static_cast<int>(j), shares[i][j]});
        }
    }
    const std::size_t wanted = std::min(limit, pairs.size());
    std::partial_sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(wanted), pairs.end(),
                      [](const Confused& a, const Confused& b) { return a.share > b.share; });
    pairs.resize(wanted);
    return pairs;
}

std::vector<int> classes_to_show(const ConfusionTable& shares, std::size_t limit) {
    std::vector<int> all(shares.size());
    std::iota(all.begin(), all.end(), 0);
    if (all.size() <= limit) return all;
    std::set<int> shown;
    for (const Confused& pair : most_confused(shares, limit * limit)) {
        std::set<int> with_both = shown;
        with_both.insert({pair.label, pair.predicted});
        if (with_both.size() <= limit) shown = std::move(with_both);
    }
    return {shown.begin(), shown.end()};
}

ConfusionTable part_of(const ConfusionTable& table, const std::vector<int>& ordinals) {
    ConfusionTable part;
    for (const int row : ordinals) {
        std::vector<double>& values = part.emplace_back();
        for (const int column : ordinals) values.push_back(table[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    }
    return part;
}

}  // namespace tw::ui
