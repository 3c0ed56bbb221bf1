#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tw::stages {

struct CsvRow {
    std::int64_t line = 0;  // where it begins, from 1
    std::vector<std::string> fields;
};

/// RFC 4180: quoted fields may hold separators, line ends and doubled quotes. A byte order mark is skipped, empty lines are left out,
/// and the separator is whichever of comma, semicolon and tab the first line has most of. `name` is used in messages.
/// Throws Error at a quote that is never closed.
std::vector<CsvRow> read_csv(std::string_view text, const std::string& name);

}  // namespace tw::stages
