#include "core/workflow/fill.h"

#include "core/project/dataset.h"
#include "core/project/samples.h"
#include "core/stages/balance/balance.h"
#include "core/stages/filtering/superclass.h"
#include "core/stages/review/review.h"
#include "core/workflow/rules.h"

#include <cmath>

namespace tw::workflow {
namespace {

using stages::FilterKind;

using Counts = std::map<std::int64_t, std::int64_t>;

std::int64_t total(const Counts& counts) {
    std::int64_t sum = 0;
    for (const auto& [class_id, count] : counts) sum += count;
    return sum;
}

bool is_pool(const FillRequest& request) {
    return request.generation.multiplier > 0;
}

/// Per class: target - real - accepted of this run, only where positive.
Counts still_wanted(const project::Project& project, std::int64_t run_id) {
    const project::SampleRepository samples(project);
    Counts wanted;
    for (const stages::ClassPlan& plan : stages::tail_plan(project).classes) {
        const std::int64_t accepted = run_id == 0 ? 0 : samples.count({{run_id}, plan.class_id, "accepted"});
        const std::int64_t missing = plan.target - plan.real - accepted;
        if (missing > 0) wanted[plan.class_id] = missing;
    }
    return wanted;
}

Counts with_surplus(const Counts& wanted, double surplus) {
    Counts images;
    for (const auto& [class_id, count] : wanted) {
        images[class_id] = static_cast<std::int64_t>(std::ceil(static_cast<double>(count) * surplus));
    }
    return images;
}

}  // namespace

jobs::Outcome fill_run(project::Project& project, worker::Client& client, const FillRequest& request, const jobs::Control& control,
                       const jobs::ProgressFn& report, const stages::GenerationEvents& events, FillReport& result) {
    // Before hours of drawing rather than after them.
    if (request.filter == FilterKind::diff_mix) stages::superclass_captions(project::dataset_settings(project).superclass);
    const project::RunRepository runs(project);
    if (const auto existing = runs.by_name(request.generation.run_name)) result.run_id = existing->id;
    result.wanted = total(still_wanted(project, 0));
    stages::GenerationRequest generation = request.generation;
    // A run that was stopped half way is drawn and judged to its end before anything is added to it.
    bool resuming = result.run_id != 0;
    const int rounds = is_pool(request) ? 1 : request.rounds;
    for (; result.rounds < rounds; ++result.rounds) {
        const Counts wanted = still_wanted(project, result.run_id);
        if (wanted.empty() && !is_pool(request)) break;
        if (!resuming) {
            if (!is_pool(request)) generation.images = with_surplus(wanted, request.surplus);
            result.run_id = stages::enqueue(project, generation).id;
        }
        resuming = false;
        stages::GenerationReport drawn;
        const jobs::Outcome outcome = stages::run_queue(project, client, control, report, events, drawn);
        result.drawn += drawn.drawn;
        result.refused += drawn.refused;
        result.seconds += drawn.seconds;
        if (!outcome.ok()) return outcome;
        stages::score_samples(project, client, {result.run_id}, control, report);
        if (request.filter == FilterKind::diff_mix) stages::score_superclass(project, client, {result.run_id}, control, report);
        if (control.stopping()) return jobs::Outcome::stopped();
        if (request.filter == FilterKind::thresholds) stages::set_default_thresholds(project, request.keep_share);
        const stages::Rule rule = filter_rule(project, {result.run_id}, request.filter);
        const stages::RuleReport judged = stages::judge_by_rule(project, {result.run_id}, rule, !is_pool(request));
        result.rejected += judged.rejected;
    }
    result.accepted = project::SampleRepository(project).count({{result.run_id}, 0, "accepted"});
    return {};
}

}  // namespace tw::workflow
