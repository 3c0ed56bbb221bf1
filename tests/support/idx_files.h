#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tw::test {

/// The bytes of an idx file of unsigned bytes; `data` is taken as it is, also when it does not fit the sizes.
std::string idx_bytes(const std::vector<std::uint32_t>& sizes, const std::string& data);
std::string gzip(const std::string& bytes);

/// Packed when the name ends in ".gz".
void write_idx(const std::filesystem::path& path, const std::vector<std::uint32_t>& sizes, const std::string& data);

}  // namespace tw::test
