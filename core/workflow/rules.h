#pragma once

#include "core/stages/review/review.h"

namespace tw::workflow {

/// The filter's decision as a rule for review: the two stages meet only here.
stages::Rule filter_rule(const project::Project& project);

/// For the arm that shows what the filter is worth.
stages::Rule accept_all();

}  // namespace tw::workflow
