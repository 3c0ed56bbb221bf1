#include "core/stages/review/sampling.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/runs.h"
#include "core/project/verdicts.h"

#include <algorithm>
#include <unordered_set>

namespace tw::stages {
namespace {

using project::Project;

constexpr const char* setting_key = "review_sample";
constexpr double confidence = 0.95;

std::vector<std::int64_t> rest_ids(const Project& project, const DrawnSample& sample) {
    const std::unordered_set<std::int64_t> looked_at(sample.ids.begin(), sample.ids.end());
    std::vector<std::int64_t> ids = project::SampleRepository(project).ids({sample.run_ids, sample.class_id, "unjudged"});
    std::erase_if(ids, [&](std::int64_t id) { return id > sample.last_id || looked_at.contains(id); });
    return ids;
}

Json evidence_of(const DrawnSample& sample, const SampleFinding& finding) {
    return {{"kind", "sample"},    {"population", sample.population}, {"drawn", sample.ids.size()},     {"good", finding.good},
            {"seed", sample.seed}, {"confidence", confidence},        {"share_low", finding.share.low}, {"share_high", finding.share.high}};
}

}  // namespace

DrawnSample draw_sample(const Project& project, std::int64_t class_id, std::int64_t count, std::uint64_t seed) {
    DrawnSample sample;
    sample.class_id = class_id;
    sample.seed = seed;
    sample.run_ids = project::RunRepository(project).chosen_ids();
    std::vector<std::int64_t> ids = project::SampleRepository(project).ids({sample.run_ids, class_id, "unjudged"});
    sample.population = static_cast<std::int64_t>(ids.size());
    if (count < 1 || count > sample.population) {
        throw Error("a sample of " + std::to_string(count) + " cannot be drawn from " + std::to_string(sample.population) +
                    " pictures that wait for a verdict");
    }
    sample.last_id = ids.back();
    // The first steps of a Fisher-Yates shuffle.
    Random random(derive_seed(seed, "review_sample"));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) std::swap(ids[i], ids[i + random.below(ids.size() - i)]);
    ids.resize(static_cast<std::size_t>(count));
    sample.ids = std::move(ids);
    return sample;
}

void keep_sample(Project& project, const DrawnSample& sample) {
    project.set_setting(setting_key, {{"class_id", sample.class_id},
                                      {"run_ids", sample.run_ids},
                                      {"seed", sample.seed},
                                      {"population", sample.population},
                                      {"last_id", sample.last_id},
                                      {"ids", sample.ids}});
}

void drop_sample(Project& project) {
    project.set_setting(setting_key, nullptr);
}

std::optional<DrawnSample> kept_sample(const Project& project) {
    const Json kept = project.setting(setting_key);
    if (!kept.is_object()) return std::nullopt;
    DrawnSample sample;
    sample.class_id = kept.at("class_id").get<std::int64_t>();
    sample.run_ids = kept.at("run_ids").get<std::vector<std::int64_t>>();
    sample.seed = kept.at("seed").get<std::uint64_t>();
    sample.population = kept.at("population").get<std::int64_t>();
    sample.last_id = kept.at("last_id").get<std::int64_t>();
    sample.ids = kept.at("ids").get<std::vector<std::int64_t>>();
    return sample;
}

SampleFinding examine_sample(const Project& project, const DrawnSample& sample) {
    SampleFinding finding;
    const project::SampleRepository samples(project);
    for (const std::int64_t id : sample.ids) {
        const std::string verdict = samples.get(id).verdict;
        if (verdict != "unjudged") ++finding.judged;
        if (verdict == "accepted") ++finding.good;
    }
    const auto drawn = static_cast<std::int64_t>(sample.ids.size());
    if (finding.judged < drawn) return finding;
    finding.rest = static_cast<std::int64_t>(rest_ids(project, sample).size());
    finding.share = share_of_rest(sample.population, drawn, finding.good, confidence);
    return finding;
}

std::int64_t judge_rest(Project& project, const DrawnSample& sample, const std::string& verdict) {
    project::Transaction transaction(project);
    const SampleFinding finding = examine_sample(project, sample);
    if (finding.judged < static_cast<std::int64_t>(sample.ids.size())) {
        throw Error("the rest cannot be judged by a sample of which " + std::to_string(finding.judged) + " of " +
                    std::to_string(sample.ids.size()) + " pictures are judged");
    }
    std::vector<project::Verdict> verdicts;
    for (const std::int64_t id : rest_ids(project, sample)) verdicts.push_back({id, verdict, ""});
    project::VerdictRepository(project).apply(verdicts, "sample", evidence_of(sample, finding));
    transaction.commit();
    return finding.rest;
}

}  // namespace tw::stages
