#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tw::test {

/// A project with the ten classes of Fashion-MNIST by name, the embedded models and no images yet.
project::Project fashion_classes_project(const std::filesystem::path& folder);

/// Rows for photographs of the training file from number `first` on: counts[label] of each class, in the file's order.
/// Returns the ids in order of the labels.
std::vector<std::vector<std::int64_t>> add_fashion_images(project::Project& project, const std::string& partition, std::int64_t first,
                                                          const std::vector<std::int64_t>& counts);

}  // namespace tw::test
