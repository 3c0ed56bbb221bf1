#include "core/stages/review/review.h"

#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/scores.h"
#include "core/stages/review/learner.h"

#include <algorithm>
#include <iterator>

namespace tw::stages {

namespace {

/// Membership among ids that lie close together, as row ids do: a bit each.
class IdSet {
public:
    explicit IdSet(const std::vector<std::int64_t>& ascending) {
        if (ascending.empty()) return;
        first_ = ascending.front();
        bits_.resize(static_cast<std::size_t>(ascending.back() - first_) + 1);
        for (const std::int64_t id : ascending) bits_[static_cast<std::size_t>(id - first_)] = true;
    }
    /// True once for each id of the set.
    bool take(std::int64_t id) {
        const auto at = static_cast<std::size_t>(id - first_);
        if (id < first_ || at >= bits_.size() || !bits_[at]) return false;
        bits_[at] = false;
        return true;
    }

private:
    std::int64_t first_ = 0;
    std::vector<bool> bits_;
};

std::vector<std::int64_t> scored_ids(const project::ScoreRepository& scores, const std::string& name, const std::vector<std::int64_t>& ids,
                                     bool of_one_class) {
    if (!of_one_class) return scores.highest_first(name);
    std::vector<std::pair<double, std::int64_t>> ranked;
    for (const auto& [id, value] : scores.by_name(name, ids)) ranked.emplace_back(-value, id);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::int64_t> in_order;
    for (const auto& [value, id] : ranked) in_order.push_back(id);
    return in_order;
}

}  // namespace

std::vector<std::int64_t> review_ids(const project::Project& project, const project::SampleFilter& filter, ReviewOrder order) {
    std::vector<std::int64_t> ids = project::SampleRepository(project).ids(filter);
    if (order == ReviewOrder::time) return ids;
    if (order == ReviewOrder::unsure) return learn(project).unsure_first(std::move(ids));
    const std::string name = order == ReviewOrder::margin ? "margin" : "nearest_real";
    IdSet left(ids);
    std::vector<std::int64_t> ordered;
    ordered.reserve(ids.size());
    for (const std::int64_t id : scored_ids(project::ScoreRepository(project), name, ids, filter.class_id != 0)) {
        if (left.take(id)) ordered.push_back(id);
    }
    // The unscored ones follow in the order of time, so that the order never moves under the reader.
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(ordered), [&](std::int64_t id) { return left.take(id); });
    return ordered;
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
