#pragma once

#include <QColor>

namespace tw::test {

/// (L1 + 0.05) / (L2 + 0.05) of relative luminances; 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast_ratio(const QColor& a, const QColor& b);

enum class Sight { usual, deuteranopia, protanopia };
/// Distance in CIE L*a*b* (1976) as these eyes see the two colours; 2.3 is just noticeable.
double seen_distance(const QColor& a, const QColor& b, Sight sight);

}  // namespace tw::test
