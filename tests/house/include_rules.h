#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tw::test {

/// Reads every #include of the sources below `root` (app, core, ui) and returns one sentence for each that steps over a border of
/// the house. The table of borders in include_rules.cpp is the one of ARCHITECTURE.md.
std::vector<std::string> forbidden_includes(const std::filesystem::path& root);

}  // namespace tw::test
