#pragma once

#include "core/stages/filtering/filter.h"
#include "core/stages/review/review.h"

namespace tw::workflow {

/// The filter's decision on pictures of the runs as a rule for review: the two stages meet only here.
stages::Rule filter_rule(const project::Project& project, const std::vector<std::int64_t>& run_ids = {},
                         stages::FilterKind kind = stages::FilterKind::thresholds);

}  // namespace tw::workflow
