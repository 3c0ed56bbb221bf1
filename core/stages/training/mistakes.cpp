#include "core/stages/training/mistakes.h"

#include "core/project/classes.h"
#include "core/stages/training/arm_data.h"
#include "core/stages/training/comparison.h"

#include <algorithm>
#include <map>

namespace tw::stages {
namespace {

using Predictions = std::vector<std::vector<int>>;  // seed after seed, label per picture

/// Only those that belong to as many pictures as there are.
Predictions predictions_of(const RunsBySeed& runs, const char* field, std::size_t pictures) {
    Predictions all;
    for (const auto& [seed, run] : runs) {
        std::vector<int> labels = run.result.value(field, std::vector<int>());
        if (labels.size() == pictures) all.push_back(std::move(labels));
    }
    return all;
}

Mistake mistake_at(const LabelledRow& row, std::size_t place, const Predictions& predictions) {
    Mistake mistake{row.image.id, row.label, row.label, 0, static_cast<int>(predictions.size())};
    std::map<int, int> votes;
    for (const std::vector<int>& labels : predictions) {
        if (labels[place] == row.label) continue;
        ++mistake.wrong;
        ++votes[labels[place]];
    }
    const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != votes.end()) mistake.predicted = most->first;
    return mistake;
}

}  // namespace

std::vector<Mistake> test_mistakes(const project::Project& project, const std::string& arm, int ordinal, std::size_t limit) {
    const std::vector<ArmRuns> compared = newest_comparison(project, {arm});
    if (compared.empty()) return {};
    const std::vector<LabelledRow> rows = partition_rows(project, "test");
    const Predictions predictions = predictions_of(compared.front().runs, "test_predictions", rows.size());
    std::vector<Mistake> mistakes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (ordinal >= 0 && rows[i].label != ordinal) continue;
        const Mistake mistake = mistake_at(rows[i], i, predictions);
        if (mistake.wrong > 0) mistakes.push_back(mistake);
    }
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) { return a.wrong > b.wrong; });
    if (mistakes.size() > limit) mistakes.resize(limit);
    return mistakes;
}

ClassMixups validation_mixups(const project::Project& project, std::int64_t class_id) {
    const std::vector<ArmRuns> compared = newest_comparison(project);
    if (compared.empty()) return {};
    const auto plain = std::find_if(compared.begin(), compared.end(), [](const ArmRuns& arm) { return arm.arm == "real_only"; });
    const ArmRuns& arm = plain == compared.end() ? compared.front() : *plain;
    const std::vector<LabelledRow> rows = partition_rows(project, "validation");
    const Predictions predictions = predictions_of(arm.runs, "validation_predictions", rows.size());
    if (predictions.empty()) return {};
    const int own = project::ClassRepository(project).get(class_id).ordinal;
    std::map<int, std::int64_t> pictures;
    for (const LabelledRow& row : rows) ++pictures[row.label];
    std::map<int, Mixup> mixups;
    const auto seeds = static_cast<double>(predictions.size());
    for (const std::vector<int>& labels : predictions) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const int label = rows[i].label;
            if (labels[i] == label) continue;
            const double share = 1 / (seeds * static_cast<double>(pictures[label]));
            if (label == own) mixups[labels[i]].given += share;
            if (labels[i] == own) mixups[label].taken += share;
        }
    }
    ClassMixups result{arm.arm, static_cast<int>(predictions.size()), pictures[own], {}};
    for (auto& [other, mixup] : mixups) {
        mixup.other = other;
        result.others.push_back(mixup);
    }
    std::stable_sort(result.others.begin(), result.others.end(),
                     [](const Mixup& a, const Mixup& b) { return a.given + a.taken > b.given + b.taken; });
    return result;
}

}  // namespace tw::stages
