#include "core/workflow/rules.h"

namespace tw::workflow {

stages::Rule filter_rule(const project::Project& project, const std::vector<std::int64_t>& run_ids, stages::FilterKind kind) {
    return [check = stages::sample_check(project, run_ids, kind)](const std::map<std::string, double>& scores, std::int64_t class_id) {
        const stages::FilterCheck checked = check(scores, class_id);
        return std::pair{checked.keep, checked.reason};
    };
}

}  // namespace tw::workflow
