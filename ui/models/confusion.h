#pragma once

#include <cstddef>
#include <vector>

namespace tw::ui {

/// [true][taken for], by ordinal.
using ConfusionTable = std::vector<std::vector<double>>;

/// Each row as percent of its pictures; a class without any stays at 0.
ConfusionTable row_shares(const ConfusionTable& counts);

struct Confused {
    int label = 0, predicted = 0;  // ordinals
    double share = 0;              // percent of the class's pictures
};

/// The largest first; nothing that never happens.
std::vector<Confused> most_confused(const ConfusionTable& shares, std::size_t limit);

/// The ordinals of a part that can be read, ascending: all classes, or those of the pairs that are confused most often.
std::vector<int> classes_to_show(const ConfusionTable& shares, std::size_t limit);

/// Rows and columns of these ordinals alone.
ConfusionTable part_of(const ConfusionTable& table, const std::vector<int>& ordinals);

}  // namespace tw::ui
