#pragma once

#include <string>
#include <vector>

namespace tw::cli {

/// Columns wide enough for their cells; the first is set left, the others right. The first row is the head.
std::string table_text(const std::vector<std::vector<std::string>>& rows);

}  // namespace tw::cli
