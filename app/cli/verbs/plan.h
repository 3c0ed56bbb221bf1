#pragma once

#include "core/base/json.h"
#include "core/stages/balance/balance.h"

#include <string>

namespace tw::cli {

/// The tail plan as `plan`, `status` and `longtail` show it.
std::string plan_text(const stages::TailPlan& plan);
Json plan_json(const stages::TailPlan& plan);

}  // namespace tw::cli
