#include "core/workflow/rules.h"

#include "core/project/scores.h"
#include "core/stages/filtering/filter.h"

namespace tw::workflow {

stages::Rule filter_rule(const project::Project& project) {
    return [&project](const std::map<std::string, double>& scores, std::int64_t class_id) {
        const auto thresholds = project::ScoreRepository(project).thresholds(class_id);
        const stages::FilterCheck check = stages::check_sample(scores, thresholds);
        return std::pair{check.keep, check.reason};
    };
}

stages::Rule accept_all() {
    return [](const std::map<std::string, double>&, std::int64_t) { return std::pair{true, std::string()}; };
}

}  // namespace tw::workflow
