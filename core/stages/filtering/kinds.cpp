#include "core/base/error.h"
#include "core/project/samples.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/filtering/rules.h"
#include "core/stages/filtering/superclass.h"

#include <optional>

namespace tw::stages {
namespace {

/// The limit is the runs' own, of all their pictures, judged or not.
SampleCheck diff_mix_check(const project::Project& project, const std::vector<std::int64_t>& run_ids) {
    const std::vector<std::int64_t> ids = project::SampleRepository(project).ids({run_ids, 0, ""});
    const project::ScoreRepository repository(project);
    const std::vector<double> probabilities = repository.values("superclass", ids);
    std::size_t blank = 0;
    for (const double value : repository.values("blank", ids)) blank += value > 0.5 ? 1 : 0;
    if (probabilities.empty() && blank < ids.size()) {
        throw Error("no picture has been asked for the data set's super-class yet: filter --diff-mix does");
    }
    std::map<std::string, double> limits;
    if (const auto limit = superclass_limit(probabilities)) limits["superclass"] = *limit;
    return [limits](const std::map<std::string, double>& scores, std::int64_t) {
        const FilterCheck known = check_sample(scores, {});
        return known.keep ? check_rule(superclass_rule, scores, limits) : known;
    };
}

}  // namespace

SampleCheck sample_check(const project::Project& project, const std::vector<std::int64_t>& run_ids, FilterKind kind) {
    if (kind == FilterKind::none) return [](const std::map<std::string, double>&, std::int64_t) { return FilterCheck{}; };
    if (kind == FilterKind::diff_mix) return diff_mix_check(project, run_ids);
    return [&project](const std::map<std::string, double>& scores, std::int64_t class_id) {
        return check_sample(scores, project::ScoreRepository(project).thresholds(class_id));
    };
}

}  // namespace tw::stages
