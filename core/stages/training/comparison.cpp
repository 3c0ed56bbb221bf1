#include "core/stages/training/comparison.h"

#include "core/project/split.h"
#include "core/stages/training/arm_spec.h"

#include <algorithm>

namespace tw::stages {
namespace {

/// Place among the built-in arms.
std::size_t rank(const ArmRuns& arm) {
    const std::string start = arm.runs.begin()->second.settings.value("arm", arm.arm);
    const auto& known = built_in_arms();
    const auto place = std::find_if(known.begin(), known.end(), [&](const ArmSpec& spec) { return spec.name == start; });
    if (place == known.end()) return known.size() - 1;
    return static_cast<std::size_t>(place - known.begin()) + (start == "ceiling" ? 1 : 0);
}

}  // namespace

std::vector<ArmRuns> newest_comparison(const project::Project& project, const std::vector<std::string>& only) {
    std::vector<project::TrainingRun> all = project::TrainingRepository(project).all();
    const auto split = project::SplitRepository(project).current();
    std::erase_if(all, [&](const project::TrainingRun& run) {
        const bool wanted = only.empty() || std::find(only.begin(), only.end(), run.arm) != only.end();
        return !wanted || !split || run.split != split->sha256;
    });
    if (all.empty()) return {};
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    const Json comparison = all.back().settings.value("comparison", Json());
    std::erase_if(all, [&](const project::TrainingRun& run) { return run.settings.value("comparison", Json()) != comparison; });
    std::map<std::string, Json> newest;
    for (const project::TrainingRun& run : all) newest[run.arm] = run.settings;
    std::vector<ArmRuns> arms;
    for (const project::TrainingRun& run : all) {
        if (run.settings != newest[run.arm]) continue;
        auto arm = std::find_if(arms.begin(), arms.end(), [&](const ArmRuns& known) { return known.arm == run.arm; });
        if (arm == arms.end()) arm = arms.insert(arms.end(), {run.arm, {}});
        arm->runs[run.seed] = run;
    }
    std::stable_sort(arms.begin(), arms.end(), [](const ArmRuns& a, const ArmRuns& b) { return rank(a) < rank(b); });
    return arms;
}

}  // namespace tw::stages
