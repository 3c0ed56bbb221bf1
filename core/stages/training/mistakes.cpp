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

ValidationConfusion validation_confusion(const project::Project& project) {
    const std::vector<ArmRuns> compared = newest_comparison(project);
    if (compared.empty()) return {};
    const auto plain = std::find_if(compared.begin(), compared.end(), [](const ArmRuns& arm) { return arm.arm == "real_only"; });
    const ArmRuns& arm = plain == compared.end() ? compared.front() : *plain;
    const std::vector<LabelledRow> rows = partition_rows(project, "validation");
    const Predictions predictions = predictions_of(arm.runs, "validation_predictions", rows.size());
    if (predictions.empty()) return {};
    const std::size_t classes = project::ClassRepository(project).all().size();
    ValidationConfusion result{arm.arm, static_cast<int>(predictions.size()), {}};
    result.counts.assign(classes, std::vector<double>(classes, 0));
    for (const std::vector<int>& labels : predictions) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            result.counts.at(static_cast<std::size_t>(rows[i].label)).at(static_cast<std::size_t>(labels[i])) += 1.0 / result.seeds;
        }
    }
    return result;
}

}  // namespace tw::stages
