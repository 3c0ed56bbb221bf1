#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/statistics.h"
#include "core/stages/training/train.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace tw::stages {
namespace {

using Runs = std::map<std::uint64_t, project::TrainingRun>;  // by seed

struct ArmRuns {
    std::string arm;
    Runs runs;
};

/// The newest comparison, arm by arm.
std::vector<ArmRuns> newest_comparison(const project::Project& project) {
    std::vector<project::TrainingRun> all = project::TrainingRepository(project).all();
    const auto split = project::SplitRepository(project).current();
    std::erase_if(all, [&](const project::TrainingRun& run) { return !split || run.split != split->sha256; });
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
    const auto rank = [](const ArmRuns& arm) {
        static const std::vector<std::string> first = {"real_only", "real_only_2x", "logit_adjustment"};
        if (arm.arm == "ceiling") return first.size() + 1;
        return static_cast<std::size_t>(std::find(first.begin(), first.end(), arm.arm) - first.begin());
    };
    std::stable_sort(arms.begin(), arms.end(), [&](const ArmRuns& a, const ArmRuns& b) { return rank(a) < rank(b); });
    return arms;
}

/// Percent per ordinal; NaN where the test set holds no image of the class.
std::vector<double> class_accuracy(const project::TrainingRun& run) {
    std::vector<double> percent;
    for (const Json& value : run.result.at("class_accuracy")) {
        percent.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : 100 * value.get<double>());
    }
    return percent;
}

/// Mean of the members' accuracies; NaN when there is none.
double group_mean(const std::vector<double>& accuracies, const std::vector<bool>& members) {
    std::vector<double> values;
    for (std::size_t i = 0; i < accuracies.size(); ++i) {
        if (members.at(i) && !std::isnan(accuracies[i])) values.push_back(accuracies[i]);
    }
    return mean(values);
}

struct Groups {
    std::vector<bool> all, many, medium, few;  // per ordinal
};

Groups groups_of(const project::Project& project) {
    const project::DatasetSettings settings = project::dataset_settings(project);
    const auto counts = project::ImageRepository(project).real_counts("train");
    Groups groups;
    for (const project::Class& row : project::ClassRepository(project).all()) {
        const auto found = counts.find(row.id);
        const std::int64_t count = found == counts.end() ? 0 : found->second;
        const bool many = count >= settings.head_min;
        const bool few = !many && count <= settings.tail_max;
        groups.all.push_back(true);
        groups.many.push_back(many);
        groups.few.push_back(few);
        groups.medium.push_back(!many && !few);
    }
    return groups;
}

GroupAccuracy group_accuracy(const Runs& runs, const std::vector<bool>& members) {
    std::vector<double> values;
    for (const auto& [seed, run] : runs) values.push_back(group_mean(class_accuracy(run), members));
    if (values.empty() || std::isnan(values.front())) return {};
    return {mean(values), sample_sd(values), true};
}

void compare(ArmResult& row, const Runs& runs, const Runs& reference, const std::vector<bool>& all) {
    std::vector<double> differences;
    for (const auto& [seed, run] : runs) {
        const auto pair = reference.find(seed);
        if (pair == reference.end()) continue;
        differences.push_back(group_mean(class_accuracy(run), all) - group_mean(class_accuracy(pair->second), all));
    }
    row.mean_difference = mean(differences);
    row.difference_ci95 = half_width95(differences);
}

void average_runs(ArmResult& row, const Runs& runs) {
    const double share = 1.0 / static_cast<double>(runs.size());
    for (const auto& [seed, run] : runs) {
        const std::vector<double> accuracies = class_accuracy(run);
        row.class_accuracy.resize(accuracies.size(), 0);
        for (std::size_t i = 0; i < accuracies.size(); ++i) row.class_accuracy[i] += share * accuracies[i];
        const auto confusion = run.result.at("confusion").get<std::vector<std::vector<double>>>();
        row.confusion.resize(confusion.size());
        for (std::size_t i = 0; i < confusion.size(); ++i) {
            row.confusion[i].resize(confusion[i].size(), 0);
            for (std::size_t j = 0; j < confusion[i].size(); ++j) row.confusion[i][j] += share * confusion[i][j];
        }
    }
}

std::int64_t sum_of(const Json& counts) {
    const auto values = counts.get<std::vector<std::int64_t>>();
    return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

ArmResult result_of(const ArmRuns& arm, const Runs& reference, const Groups& groups) {
    const Json& settings = arm.runs.begin()->second.settings;
    ArmResult row;
    row.arm = arm.arm;
    row.seeds = static_cast<int>(arm.runs.size());
    row.real = sum_of(settings.at("real"));
    row.synthetic = sum_of(settings.at("added"));
    row.steps = settings.at("training").at("steps").get<int>();
    row.all = group_accuracy(arm.runs, groups.all);
    row.many = group_accuracy(arm.runs, groups.many);
    row.medium = group_accuracy(arm.runs, groups.medium);
    row.few = group_accuracy(arm.runs, groups.few);
    if (row.arm != "real_only") compare(row, arm.runs, reference, groups.all);
    average_runs(row, arm.runs);
    return row;
}

/// "shirt 120 of 137, bag 3 of 147" for classes that got fewer images than the plan wants; empty when there is none.
std::string shortfall(const project::Project& project, const std::vector<ArmRuns>& arms) {
    for (const ArmRuns& arm : arms) {
        const Json& settings = arm.runs.begin()->second.settings;
        if (settings.at("runs").empty() && !settings.at("pretrain_images").get<bool>()) continue;
        std::string text;
        for (const project::Class& row : project::ClassRepository(project).all()) {
            const auto ordinal = static_cast<std::size_t>(row.ordinal);
            const auto added = settings.at("added").at(ordinal).get<std::int64_t>();
            const auto wanted = settings.at("wanted").at(ordinal).get<std::int64_t>();
            if (added == wanted) continue;
            text += (text.empty() ? "" : ", ") + row.name + " " + std::to_string(added) + " of " + std::to_string(wanted);
        }
        return text;
    }
    return {};
}

}  // namespace

std::vector<ArmResult> result_table(const project::Project& project) {
    const std::vector<ArmRuns> arms = newest_comparison(project);
    const Groups groups = groups_of(project);
    const auto reference = std::find_if(arms.begin(), arms.end(), [](const ArmRuns& arm) { return arm.arm == "real_only"; });
    std::vector<ArmResult> table;
    for (const ArmRuns& arm : arms) table.push_back(result_of(arm, reference == arms.end() ? Runs{} : reference->runs, groups));
    return table;
}

std::string table_note(const project::Project& project) {
    const project::DatasetSettings settings = project::dataset_settings(project);
    std::string note =
        "The generator was trained on other images of these same classes, so the gain of the synthetic arms is not a gain from nothing; "
        "the ceiling adds as many real images of that kind instead. Accuracies are means of class accuracies in percent on the test set, "
        "read once a training, with the sample standard deviation over seeds; the state with the best validation accuracy was used. many: at "
        "least " +
        std::to_string(settings.head_min) + " real training images, few: at most " + std::to_string(settings.tail_max) +
        ". Differences are paired by seed with a 95 % t interval, which covers the chance of training, not that of drawing the images.";
    const std::string missing = shortfall(project, newest_comparison(project));
    if (!missing.empty()) {
        note += " Every arm that adds images adds the same number per class, that of the arm with the fewest: " + missing + " asked for.";
    }
    return note;
}

}  // namespace tw::stages
