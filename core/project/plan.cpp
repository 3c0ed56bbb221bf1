#include "core/project/plan.h"

#include "core/project/samples.h"
#include "core/project/sql.h"

namespace tw::project {

std::map<std::int64_t, std::int64_t> PlanRepository::targets() const {
    return query_counts(project_, "SELECT class_id, target FROM plan_target");
}

void PlanRepository::set_target(std::int64_t class_id, std::optional<std::int64_t> target) {
    if (target) {
        execute(project_,
                "INSERT INTO plan_target (class_id, target) VALUES (?, ?) ON CONFLICT (class_id) DO UPDATE SET target = "
                "excluded.target",
                class_id, *target);
    } else {
        execute(project_, "DELETE FROM plan_target WHERE class_id = ?", class_id);
    }
    project_.announce("plan_target", {class_id});
}

void PlanRepository::set_targets(const std::map<std::int64_t, std::optional<std::int64_t>>& targets) {
    Transaction transaction(project_);
    for (const auto& [class_id, target] : targets) set_target(class_id, target);
    transaction.commit();
}

std::map<std::int64_t, std::int64_t> PlanRepository::accepted_counts() const {
    std::map<std::int64_t, std::int64_t> accepted;
    for (const auto& [class_id, counts] : SampleRepository(project_).counts_by_class()) {
        if (counts.accepted > 0) accepted[class_id] = counts.accepted;
    }
    return accepted;
}

}  // namespace tw::project
