#include "core/stages/training/arm_data.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/scores.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tw::stages {
namespace {

/// Per ordinal: ids of what the arm may add, by id.
using Candidates = std::vector<std::vector<std::int64_t>>;

std::vector<project::GenerationRun> runs_of(const project::Project& project, const ArmSpec& arm) {
    const project::RunRepository repository(project);
    std::vector<project::GenerationRun> runs;
    for (const std::string& name : arm.runs) {
        const auto run = repository.by_name(name);
        if (!run) throw Error("arm \"" + arm.name + "\": the project has no generation run \"" + name + "\"");
        runs.push_back(*run);
    }
    if (!arm.runs.empty() || arm.method.empty()) return runs;
    const project::SampleRepository samples(project);
    for (const project::GenerationRun& run : repository.all()) {
        if (run.method == arm.method && samples.count({{run.id}, 0, "accepted"}) > 0) runs.push_back(run);
    }
    if (runs.empty()) {
        throw Error("arm \"" + arm.name + "\": the project has no accepted samples of a generation run with the method " + arm.method);
    }
    return runs;
}

/// The `share` of the ids with the lowest scores; of equal ones those that came first.
std::set<std::int64_t> lowest(const project::Project& project, const ArmSpec& arm, const std::vector<std::int64_t>& ids) {
    const auto scores = project::ScoreRepository(project).by_name(arm.drop_lowest_score, ids);
    if (scores.size() < ids.size()) {
        throw Error("arm \"" + arm.name + "\": " + std::to_string(ids.size() - scores.size()) + " of its samples have no score \"" +
                    arm.drop_lowest_score + "\"; filter the run first");
    }
    std::vector<std::pair<double, std::int64_t>> order;
    for (const auto& [id, value] : scores) order.emplace_back(value, id);
    std::sort(order.begin(), order.end());
    order.resize(static_cast<std::size_t>(arm.drop_lowest_share * static_cast<double>(order.size())));
    std::set<std::int64_t> dropped;
    for (const auto& [value, id] : order) dropped.insert(id);
    return dropped;
}

Candidates candidates(const project::Project& project, const ArmSpec& arm) {
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    Candidates candidates(classes.size());
    if (arm.pretrain_images) {
        const project::ImageRepository images(project);
        for (std::size_t i = 0; i < classes.size(); ++i) candidates[i] = images.ids("real", "pretrain", classes[i].id);
        return candidates;
    }
    if (!arm.adds_images()) return candidates;
    std::vector<std::int64_t> run_ids;
    for (const project::GenerationRun& run : runs_of(project, arm)) run_ids.push_back(run.id);
    const project::SampleRepository samples(project);
    std::set<std::int64_t> dropped;
    if (arm.drop_lowest_share > 0) dropped = lowest(project, arm, samples.ids({run_ids, 0, "accepted"}));
    for (std::size_t i = 0; i < classes.size(); ++i) {
        candidates[i] = samples.ids({run_ids, classes[i].id, "accepted"});
        std::erase_if(candidates[i], [&](std::int64_t id) { return dropped.contains(id); });
    }
    return candidates;
}

bool replaces(const ArmSpec& arm) {
    return arm.training.value("synthetic_probability", 0.0) > 0;
}

/// Appends images and their lines for the hash.
class Collector {
public:
    Collector(const project::Project& project, ArmData& data) : images_(project), samples_(project), data_(data) {
        for (const project::Class& row : project::ClassRepository(project).all()) ordinals_[row.id] = row.ordinal;
    }
    void add(const project::ImageRow& row, int label) {
        worker::LabelledImage image{{images_.absolute_path(row), row.idx}, label, row.kind == "synthetic"};
        std::string line = std::to_string(label) + " " + row.sha256;
        if (image.synthetic) {
            read_source(row.id, image);
            if (image.source_label >= 0) line += " " + std::to_string(image.source_label) + " " + std::to_string(image.strength);
        }
        data_.train.push_back(std::move(image));
        hash_.add(line + "\n");
    }
    std::string hex() { return hash_.hex(); }

private:
    void read_source(std::int64_t id, worker::LabelledImage& image) const {
        const project::Sample sample = samples_.get(id);
        if (!sample.source_image_id) return;
        image.source_label = ordinals_.at(images_.get(*sample.source_image_id).class_id);
        image.strength = sample.provenance.value("strength", 1.0);
    }

    project::ImageRepository images_;
    project::SampleRepository samples_;
    ArmData& data_;
    std::map<std::int64_t, int> ordinals_;
    Sha256 hash_;
};

/// How many of the class's candidates the arm adds.
std::size_t number_added(const ArmSpec& arm, std::size_t available, std::size_t real, std::int64_t common) {
    if (replaces(arm)) return available;
    if (arm.added_per_real > 0) {
        return std::min(available, static_cast<std::size_t>(std::llround(arm.added_per_real * static_cast<double>(real))));
    }
    return std::min(available, static_cast<std::size_t>(common));
}

}  // namespace

bool fills(const ArmSpec& arm) {
    return arm.adds_images() && !replaces(arm) && arm.added_per_real == 0;
}

std::vector<std::int64_t> wanted_additions(const project::Project& project) {
    const auto real = project::ImageRepository(project).real_counts("train");
    const auto targets = project::PlanRepository(project).targets();
    std::vector<std::int64_t> wanted;
    for (const project::Class& row : project::ClassRepository(project).all()) {
        const auto target = targets.find(row.id);
        const auto count = real.find(row.id);
        const std::int64_t have = count == real.end() ? 0 : count->second;
        wanted.push_back(target == targets.end() ? 0 : std::max<std::int64_t>(0, target->second - have));
    }
    return wanted;
}

std::vector<std::int64_t> common_additions(const project::Project& project, const std::vector<ArmSpec>& arms) {
    std::vector<std::int64_t> additions = wanted_additions(project);
    for (const ArmSpec& arm : arms) {
        if (!fills(arm)) continue;
        const Candidates available = candidates(project, arm);
        for (std::size_t i = 0; i < additions.size(); ++i) {
            additions[i] = std::min(additions[i], static_cast<std::int64_t>(available[i].size()));
        }
    }
    return additions;
}

ArmData arm_data(const project::Project& project, const ArmSpec& arm, const std::vector<std::int64_t>& additions) {
    const project::ImageRepository images(project);
    ArmData data;
    Collector collector(project, data);
    for (const project::GenerationRun& run : runs_of(project, arm)) data.runs.push_back(run.name);
    Candidates added = candidates(project, arm);
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::vector<project::ImageRow> real = images.list("real", "train", classes[i].id);
        for (const project::ImageRow& row : real) collector.add(row, classes[i].ordinal);
        added[i].resize(number_added(arm, added[i].size(), real.size(), additions.at(i)));
        for (const project::ImageRow& row : images.get_many(added[i])) collector.add(row, classes[i].ordinal);
        data.real.push_back(static_cast<std::int64_t>(real.size()));
        data.added.push_back(static_cast<std::int64_t>(added[i].size()));
    }
    data.sha256 = collector.hex();
    return data;
}

std::vector<LabelledRow> partition_rows(const project::Project& project, const std::string& partition) {
    const project::ImageRepository images(project);
    std::vector<LabelledRow> rows;
    for (const project::Class& of : project::ClassRepository(project).all()) {
        for (project::ImageRow& image : images.list("real", partition, of.id)) rows.push_back({std::move(image), of.ordinal});
    }
    return rows;
}

std::vector<worker::LabelledImage> partition_images(const project::Project& project, const std::string& partition) {
    const project::ImageRepository images(project);
    std::vector<worker::LabelledImage> list;
    for (const LabelledRow& row : partition_rows(project, partition)) {
        list.push_back({{images.absolute_path(row.image), row.image.idx}, row.label});
    }
    return list;
}

}  // namespace tw::stages
