#pragma once

#include "core/stages/training/train.h"

#include <string>
#include <vector>

namespace tw::stages {

/// The result table as aligned text: arm, pictures, all / many / medium / few as mean +- sd, difference to real only with its
/// 95 % interval.
std::string table_text(const std::vector<ArmResult>& table);

/// The same rows with every figure of ArmResult.
Json table_json(const std::vector<ArmResult>& table);

}  // namespace tw::stages
