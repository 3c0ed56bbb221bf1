#pragma once

#include "core/project/samples.h"
#include "core/project/verdicts.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

struct ReviewItem {
    project::Sample sample;
    std::map<std::string, double> scores;
};

struct Neighbour {
    std::int64_t image_id = 0;
    double distance = 0;
};

struct Tally {
    std::int64_t real = 0, accepted = 0, rejected = 0, unjudged = 0, target = 0;
};

/// By age; by falling margin; by falling distance to the nearest real picture; least sure first (see Learner).
enum class ReviewOrder { time, margin, novelty, unsure };

/// Ids in review order; records are loaded one by one.
std::vector<std::int64_t> review_ids(const project::Project& project, const project::SampleFilter& filter, ReviewOrder order);
ReviewItem review_item(const project::Project& project, std::int64_t image_id);
/// Nearest real training images of the class by pixel distance; of a class of more than 256, among the 256 with the nearest hashes.
std::vector<Neighbour> nearest_real(const project::Project& project, std::int64_t image_id, int count);
Tally tally(const project::Project& project, std::int64_t class_id);

/// Decides for one sample from its scores; returns keep and reason. Given by the workflow so that review does not know the filter.
using Rule = std::function<std::pair<bool, std::string>(const std::map<std::string, double>& scores, std::int64_t class_id)>;

struct RuleReport {
    std::int64_t accepted = 0, rejected = 0, left = 0;
};

/// Applies the rule to unjudged samples of the runs as one undoable action with decided_by "rule"; accepts no more than the plan's
/// target needs (the best margin first), rejects by reason; what is surplus stays unjudged. Without `up_to_target` all that pass are
/// accepted.
RuleReport judge_by_rule(project::Project& project, const std::vector<std::int64_t>& run_ids, const Rule& rule, bool up_to_target = true);

/// Gives every sample that matches (the filter has a bound) this verdict as one undoable act that records score, limit and side, decided_by
/// "rule". Returns how many matched: SampleRepository::count() of the same filter.
std::int64_t judge_by_threshold(project::Project& project, const project::SampleFilter& filter, const std::string& verdict);

/// reason -> count of rejected samples of a class (0: all), for the page where the next batch is set up.
std::map<std::string, std::int64_t> reject_reasons(const project::Project& project, std::int64_t class_id);

}  // namespace tw::stages
