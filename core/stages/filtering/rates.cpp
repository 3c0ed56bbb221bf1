#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/samples.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/filtering/rules.h"

namespace tw::stages {
namespace {

/// Below this share of at least so many pictures the model is said to be unable to draw the class.
constexpr double hopeless_share = 0.2;
constexpr std::int64_t hopeless_min_drawn = 20;

using ScoresById = std::map<std::int64_t, std::map<std::string, double>>;

ScoresById scores_of(const project::Project& project, const std::vector<std::int64_t>& ids) {
    const project::ScoreRepository repository(project);
    ScoresById result;
    const auto add = [&](const std::string& name) {
        for (const auto& [id, value] : repository.by_name(name, ids)) result[id][name] = value;
    };
    add("blank");
    for (const FilterRule& rule : filter_rules) add(rule.score);
    add(superclass_rule.score);
    return result;
}

}  // namespace

std::vector<KeepRate> keep_rates(const project::Project& project, const std::vector<std::int64_t>& run_ids, FilterKind kind) {
    const project::SampleRepository samples(project);
    const SampleCheck check = sample_check(project, run_ids, kind);
    std::vector<KeepRate> rates;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        KeepRate rate;
        rate.class_id = entry.id;
        for (const auto& [id, values] : scores_of(project, samples.ids({run_ids, entry.id, ""}))) {
            ++rate.drawn;
            if (check(values, entry.id).keep) ++rate.kept;
        }
        if (rate.drawn == 0) continue;
        if (rate.drawn >= hopeless_min_drawn && static_cast<double>(rate.kept) < hopeless_share * static_cast<double>(rate.drawn)) {
            rate.warning =
                "the model evidently cannot draw this class: " + std::to_string(rate.kept) + " of " + std::to_string(rate.drawn) + " kept";
        }
        rates.push_back(rate);
    }
    return rates;
}

ScoreHistogram score_histogram(const project::Project& project, const std::string& score, std::int64_t class_id) {
    const project::ScoreRepository scores(project);
    ScoreHistogram histogram;
    histogram.samples = scores.values(score, project::SampleRepository(project).ids({{}, class_id, ""}));
    histogram.real = scores.values(score, project::ImageRepository(project).ids("real", "train", class_id));
    histogram.threshold = scores.threshold(class_id, score).value_or(0);
    return histogram;
}

}  // namespace tw::stages
