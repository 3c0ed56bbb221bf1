#pragma once

#include "core/jobs/job.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/generation/generate.h"

#include <cstdint>
#include <string>

namespace tw::workflow {

struct FillRequest {
    stages::GenerationRequest generation;  // run, method, sampling, seed; its image counts are set here, unless it has a multiplier
    int rounds = 3;                        // generate, score, judge; again for what was rejected
    double surplus = 1.1;                  // drawn per picture wanted, so that most classes need one round
    double keep_share = 0.95;              // of the real training images, for thresholds not set by hand
    stages::FilterKind filter = stages::FilterKind::thresholds;
};

struct FillReport {
    std::int64_t run_id = 0;
    std::int64_t wanted = 0, accepted = 0, rejected = 0, drawn = 0, refused = 0;
    int rounds = 0;
    double seconds = 0;  // of drawing alone
};

/// "Generate until the target is met" for one run (with a multiplier: so many times the real images, once, and all that pass are kept):
/// what is still wanted counts this run's own accepted pictures, so that two methods can be filled side by side. Verdicts are given by rule
/// and say so. Stops at the last round with what there is.
jobs::Outcome fill_run(project::Project& project, worker::Client& client, const FillRequest& request, const jobs::Control& control,
                       const jobs::ProgressFn& report, const stages::GenerationEvents& events, FillReport& result);

}  // namespace tw::workflow
