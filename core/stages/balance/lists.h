#pragma once

#include "core/project/images.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tw::stages {

/// Class name -> count from lines "NAME,COUNT" (or a tab between them); empty lines, lines that begin with '#' and a header "class,count"
/// are left out. Throws Error naming the file and the line that cannot be read or repeats a class.
std::map<std::string, std::int64_t> read_class_counts(const std::filesystem::path& file);

/// Ids of those of `rows` that the file names, a line a picture: the picture's folder and file name (or FILE#INDEX of an idx file), with or
/// without leading folders and an extension, and with or without a label after it. Throws Error naming the file and the line that fits
/// no picture or more than one.
std::set<std::int64_t> read_picture_list(const std::filesystem::path& file, const std::vector<project::ImageRow>& rows);

}  // namespace tw::stages
