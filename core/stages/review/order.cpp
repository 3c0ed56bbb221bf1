#include "core/stages/review/review.h"

#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/scores.h"

#include <algorithm>

namespace tw::stages {

std::vector<std::int64_t> review_ids(const project::Project& project, const project::SampleFilter& filter, ReviewOrder order) {
    std::vector<std::int64_t> ids = project::SampleRepository(project).ids(filter);
    if (order == ReviewOrder::time) return ids;
    const std::map<std::int64_t, double> scores =
        project::ScoreRepository(project).by_name(order == ReviewOrder::margin ? "margin" : "nearest_real", ids);
    std::vector<std::pair<double, std::int64_t>> ranked, unscored;
    for (const std::int64_t id : ids) {
        const auto found = scores.find(id);
        found == scores.end() ? unscored.emplace_back(0.0, id) : ranked.emplace_back(found->second, id);
    }
    // Stable: equal scores stay in the order of time, so that the order never moves under the reader.
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    ranked.insert(ranked.end(), unscored.begin(), unscored.end());
    std::transform(ranked.begin(), ranked.end(), ids.begin(), [](const auto& entry) { return entry.second; });
    return ids;
}

ReviewItem review_item(const project::Project& project, std::int64_t image_id) {
    return {project::SampleRepository(project).get(image_id), project::ScoreRepository(project).get(image_id)};
}

Tally tally(const project::Project& project, std::int64_t class_id) {
    Tally tally;
    const auto real = project::ImageRepository(project).real_counts("train");
    if (const auto found = real.find(class_id); found != real.end()) tally.real = found->second;
    const auto targets = project::PlanRepository(project).targets();
    if (const auto found = targets.find(class_id); found != targets.end()) tally.target = found->second;
    const auto counts = project::SampleRepository(project).counts_by_class();
    if (const auto found = counts.find(class_id); found != counts.end()) {
        tally.accepted = found->second.accepted;
        tally.rejected = found->second.rejected;
        tally.unjudged = found->second.unjudged;
    }
    return tally;
}

std::map<std::string, std::int64_t> reject_reasons(const project::Project& project, std::int64_t class_id) {
    return project::SampleRepository(project).reject_reasons({{}, class_id, ""});
}

}  // namespace tw::stages
