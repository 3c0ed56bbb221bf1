#pragma once

#include <QString>

namespace tw::ui {

/// How well `text` answers what was typed: -1 when the letters of `wanted` do not occur in it in this order, else the more the better.
/// Letters that begin a word and letters in a row count more; case and spaces of `wanted` do not matter. An empty `wanted` gives 0.
int fuzzy_score(const QString& wanted, const QString& text);

}  // namespace tw::ui
