#include "core/stages/review/review.h"

#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/scores.h"

#include <algorithm>
#include <limits>

namespace tw::stages {
namespace {

using project::Project;
using project::Verdict;

/// How many more pictures of a class may be accepted; without a target as many as pass.
std::int64_t still_needed(const Project& project, std::int64_t class_id, const std::vector<std::int64_t>& run_ids) {
    const auto targets = project::PlanRepository(project).targets();
    const auto target = targets.find(class_id);
    if (target == targets.end()) return std::numeric_limits<std::int64_t>::max();
    const auto real = project::ImageRepository(project).real_counts("train");
    const auto found = real.find(class_id);
    const std::int64_t accepted = project::SampleRepository(project).count({run_ids, class_id, "accepted"});
    return std::max<std::int64_t>(0, target->second - (found == real.end() ? 0 : found->second) - accepted);
}

void judge_class(const Project& project, std::int64_t class_id, const std::vector<std::int64_t>& run_ids, const Rule& rule,
                 std::int64_t needed, std::vector<Verdict>& verdicts, RuleReport& report) {
    const project::ScoreRepository scores(project);
    for (const std::int64_t id : review_ids(project, {run_ids, class_id, "unjudged"}, ReviewOrder::margin)) {
        const std::map<std::string, double> values = scores.get(id);
        if (values.empty()) {
            ++report.left;  // not scored: there is nothing to decide on
            continue;
        }
        const auto [keep, reason] = rule(values, class_id);
        if (!keep) {
            verdicts.push_back({id, "rejected", reason});
            ++report.rejected;
        } else if (needed > 0) {
            verdicts.push_back({id, "accepted", ""});
            ++report.accepted;
            --needed;
        } else {
            ++report.left;
        }
    }
}

}  // namespace

std::int64_t judge_by_threshold(Project& project, const project::SampleFilter& filter, const std::string& verdict) {
    project::Transaction transaction(project);
    std::vector<Verdict> verdicts;
    for (const std::int64_t id : project::SampleRepository(project).ids(filter)) verdicts.push_back({id, verdict, ""});
    const project::ScoreBound& bound = filter.bound.value();
    project::VerdictRepository(project).apply(
        verdicts, "rule",
        {{"kind", "threshold"}, {"score", bound.score}, {"limit", bound.limit}, {"side", bound.above ? "above" : "below"}});
    transaction.commit();
    return static_cast<std::int64_t>(verdicts.size());
}

RuleReport judge_by_rule(Project& project, const std::vector<std::int64_t>& run_ids, const Rule& rule, bool up_to_target) {
    RuleReport report;
    project::Transaction transaction(project);
    std::vector<Verdict> verdicts;
    for (const project::Class& of : project::ClassRepository(project).all()) {
        const std::int64_t needed = up_to_target ? still_needed(project, of.id, run_ids) : std::numeric_limits<std::int64_t>::max();
        judge_class(project, of.id, run_ids, rule, needed, verdicts, report);
    }
    project::VerdictRepository(project).apply(verdicts, "rule");
    transaction.commit();
    return report;
}

}  // namespace tw::stages
