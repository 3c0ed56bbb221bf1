#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/stages/training/comparison.h"
#include "core/stages/training/statistics.h"
#include "core/stages/training/train.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace tw::stages {
namespace {

/// Percent per ordinal; NaN where the partition holds no image of the class.
std::vector<double> class_accuracy(const project::TrainingRun& run, MeasuredOn measured_on) {
    std::vector<double> percent;
    const char* field = measured_on == MeasuredOn::test ? "class_accuracy" : "validation_class_accuracy";
    for (const Json& value : run.result.value(field, Json::array())) {
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

using Accuracies = std::map<std::uint64_t, std::vector<double>>;  // seed -> per ordinal

GroupAccuracy group_accuracy(const Accuracies& accuracies, const std::vector<bool>& members) {
    std::vector<double> values;
    for (const auto& [seed, classes] : accuracies) values.push_back(group_mean(classes, members));
    if (values.empty() || std::isnan(values.front())) return {};
    return {mean(values), sample_sd(values), true};
}

void average_classes(ArmResult& row, const Accuracies& accuracies) {
    const double share = 1.0 / static_cast<double>(accuracies.size());
    for (const auto& [seed, classes] : accuracies) {
        row.class_accuracy.resize(classes.size(), 0);
        for (std::size_t i = 0; i < classes.size(); ++i) row.class_accuracy[i] += share * classes[i];
    }
}

void average_confusion(ArmResult& row, const RunsBySeed& runs) {
    const double share = 1.0 / static_cast<double>(runs.size());
    for (const auto& [seed, run] : runs) {
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

ArmResult result_of(const ArmRuns& arm, const Groups& groups, MeasuredOn measured_on) {
    Accuracies accuracies;
    for (const auto& [seed, run] : arm.runs) accuracies[seed] = class_accuracy(run, measured_on);
    const Json& settings = arm.runs.begin()->second.settings;
    ArmResult row;
    row.arm = arm.arm;
    row.seeds = static_cast<int>(arm.runs.size());
    row.real = sum_of(settings.at("real"));
    row.synthetic = sum_of(settings.at("added"));
    row.steps = settings.at("training").at("steps").get<int>();
    row.all = group_accuracy(accuracies, groups.all);
    row.many = group_accuracy(accuracies, groups.many);
    row.medium = group_accuracy(accuracies, groups.medium);
    row.few = group_accuracy(accuracies, groups.few);
    for (const auto& [seed, classes] : accuracies) row.by_seed[seed] = group_mean(classes, groups.all);
    average_classes(row, accuracies);
    average_confusion(row, arm.runs);
    return row;
}

/// "shirt 120 of 137, bag 3 of 147" for classes that got fewer images than the plan wants; empty when there is none.
std::string shortfall(const project::Project& project, const std::vector<ArmRuns>& arms) {
    for (const ArmRuns& arm : arms) {
        const Json& settings = arm.runs.begin()->second.settings;
        if (settings.at("runs").empty() && !settings.at("pretrain_images").get<bool>()) continue;
        if (!settings.value("fills", true)) continue;
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

/// What the generator saw before, as far as the project knows; empty where no arm adds generated images.
std::string generator_sentence(const project::Project& project, const std::vector<ArmRuns>& arms) {
    if (!project::ImageRepository(project).real_counts("pretrain").empty()) {
        return "The generator was trained on other images of these same classes, so the gain of the synthetic arms is not a gain from "
               "nothing; the ceiling adds as many real images of that kind instead. ";
    }
    const bool generated = std::any_of(arms.begin(), arms.end(), [](const ArmRuns& arm) {
        return !arm.runs.begin()->second.settings.value("runs", Json::array()).empty();
    });
    if (!generated) return {};
    return "This project does not know what the generator was trained on: as far as it saw other images of these classes, the gain of the "
           "synthetic arms is not a gain from nothing. ";
}

/// Which prior the arms' losses and weights took; empty when none takes one.
std::string prior_sentence(const std::vector<ArmRuns>& arms) {
    std::string sampled, real;
    for (const ArmRuns& arm : arms) {
        const Json training = arm.runs.begin()->second.settings.at("training");
        const std::string loss = training.value("loss", "cross_entropy");
        const bool counts = loss == "ldam" || loss == "balanced_softmax" || loss.starts_with("logit_adjustment") ||
                            training.value("class_weighting", "none") != "none";
        if (!counts) continue;
        std::string& names = training.value("class_prior", "sampled") == "real" ? real : sampled;
        names += (names.empty() ? "" : ", ") + arm.arm;
    }
    std::string text;
    if (!sampled.empty()) text += " Class counts in the loss are those of all pictures as they are sampled: " + sampled + ".";
    if (!real.empty()) text += " Class counts in the loss are those of the real pictures alone: " + real + ".";
    return text;
}

}  // namespace

PairedDifference paired_difference(const ArmResult& of, const ArmResult& to) {
    std::vector<double> differences;
    for (const auto& [seed, accuracy] : of.by_seed) {
        if (const auto pair = to.by_seed.find(seed); pair != to.by_seed.end()) differences.push_back(accuracy - pair->second);
    }
    return {mean(differences), half_width95(differences), static_cast<int>(differences.size())};
}

std::vector<ArmResult> result_table(const project::Project& project, const std::vector<std::string>& arms, MeasuredOn measured_on) {
    const Groups groups = groups_of(project);
    std::vector<ArmResult> table;
    for (const ArmRuns& arm : newest_comparison(project, arms)) table.push_back(result_of(arm, groups, measured_on));
    const auto reference = std::find_if(table.begin(), table.end(), [](const ArmResult& row) { return row.arm == "real_only"; });
    for (ArmResult& row : table) {
        if (row.arm == "real_only") continue;
        const PairedDifference difference = paired_difference(row, reference == table.end() ? ArmResult{} : *reference);
        row.mean_difference = difference.mean;
        row.difference_ci95 = difference.ci95;
    }
    return table;
}

std::string table_note(const project::Project& project, const std::vector<std::string>& arms) {
    const project::DatasetSettings settings = project::dataset_settings(project);
    const std::vector<ArmRuns> compared = newest_comparison(project, arms);
    std::string note =
        generator_sentence(project, compared) +
        "Accuracies are means of class accuracies in percent on the test set, "
        "read once a training, with the sample standard deviation over seeds; the state with the best validation accuracy was used. many: at "
        "least " +
        std::to_string(settings.head_min) + " real training images, few: at most " + std::to_string(settings.tail_max) +
        ". Differences are paired by seed with a 95 % t interval, which covers the chance of training, not that of drawing the images.";
    note += prior_sentence(compared);
    const std::string missing = shortfall(project, compared);
    if (!missing.empty()) {
        note += " Every arm that adds images adds the same number per class, that of the arm with the fewest: " + missing + " asked for.";
    }
    return note;
}

}  // namespace tw::stages
