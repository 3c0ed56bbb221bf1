#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace tw {

using Json = nlohmann::json;

/// Parses a JSON file. Throws Error naming the file and the place of the fault; `max_bytes` guards against a wrong file.
Json read_json_file(const std::filesystem::path& path, std::uintmax_t max_bytes = 256u << 20);

/// Text on one line, invalid UTF-8 replaced, so that writing can never fail on a strange file name.
std::string to_line(const Json& value);

}  // namespace tw
