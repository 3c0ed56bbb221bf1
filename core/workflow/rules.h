#pragma once

#include "core/stages/review/review.h"

namespace tw::workflow {

/// The filter's decision as a rule for review: the two stages meet only here.
stages::Rule filter_rule(const project::Project& project);

}  // namespace tw::workflow
