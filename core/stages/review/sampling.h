#pragma once

#include "core/project/samples.h"
#include "core/stages/review/interval.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// A random sample of the pictures that waited for a verdict. Kept in the project, so that it survives a restart.
struct DrawnSample {
    std::int64_t class_id = 0;          // 0: of all classes
    std::vector<std::int64_t> run_ids;  // the chosen runs when it was drawn
    std::uint64_t seed = 0;
    std::int64_t population = 0;    // pictures that it was drawn from
    std::int64_t last_id = 0;       // the newest of them; what is drawn later does not belong to it
    std::vector<std::int64_t> ids;  // in the order in which they are to be judged
};

struct SampleFinding {
    std::int64_t judged = 0, good = 0;  // of the sample
    // Only when the whole sample is judged:
    std::int64_t rest = 0;  // pictures of the population that still wait
    ShareInterval share;    // of good ones in the rest
};

/// `count` of the unjudged pictures of the class (0: all) in the chosen runs, each set of them equally likely. Throws Error when there are
/// not that many.
DrawnSample draw_sample(const project::Project& project, std::int64_t class_id, std::int64_t count, std::uint64_t seed);

void keep_sample(project::Project& project, const DrawnSample& sample);
void drop_sample(project::Project& project);
std::optional<DrawnSample> kept_sample(const project::Project& project);

SampleFinding examine_sample(const project::Project& project, const DrawnSample& sample);

/// Gives the rest this verdict as one undoable act that records population, sample, seed and interval, decided_by "sample". Returns how
/// many were judged: the `rest` of examine_sample(). Throws Error when the sample is not judged to its end.
std::int64_t judge_rest(project::Project& project, const DrawnSample& sample, const std::string& verdict);

}  // namespace tw::stages
