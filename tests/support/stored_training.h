#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::test {

/// A finished training of the project's present split; `result` is a worker::TrainingResult as JSON, the counts are per class.
void store_training(const project::Project& project, const std::string& arm, std::uint64_t seed, const Json& result,
                    const std::vector<std::int64_t>& real, const std::vector<std::int64_t>& added);

}  // namespace tw::test
