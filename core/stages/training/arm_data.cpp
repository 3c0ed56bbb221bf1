#include "core/stages/training/arm_data.h"

#include "core/base/hash.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/samples.h"

#include <algorithm>

namespace tw::stages {
namespace {

bool adds_images(const Arm& arm) {
    return !arm.run_ids.empty() || arm.add_pretrain_images;
}

/// Ids of what the arm may add to a class, by id.
std::vector<std::int64_t> candidates(const project::Project& project, const Arm& arm, std::int64_t class_id) {
    if (arm.add_pretrain_images) return project::ImageRepository(project).ids("real", "pretrain", class_id);
    if (arm.run_ids.empty()) return {};
    return project::SampleRepository(project).ids({arm.run_ids, class_id, "accepted"});
}

/// Appends images and their lines for the hash.
class Collector {
public:
    Collector(const project::Project& project, ArmData& data) : images_(project), data_(data) {}
    void add(const project::ImageRow& row, int label) {
        data_.train.push_back({{images_.absolute_path(row), row.idx}, label, row.kind == "synthetic"});
        hash_.add(std::to_string(label) + " " + row.sha256 + "\n");
    }
    std::string hex() { return hash_.hex(); }

private:
    project::ImageRepository images_;
    ArmData& data_;
    Sha256 hash_;
};

}  // namespace

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

std::vector<std::int64_t> common_additions(const project::Project& project, const std::vector<Arm>& arms) {
    std::vector<std::int64_t> additions = wanted_additions(project);
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    for (const Arm& arm : arms) {
        if (!adds_images(arm)) continue;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (additions[i] == 0) continue;
            const auto available = static_cast<std::int64_t>(candidates(project, arm, classes[i].id).size());
            additions[i] = std::min(additions[i], available);
        }
    }
    return additions;
}

ArmData arm_data(const project::Project& project, const Arm& arm, const std::vector<std::int64_t>& additions) {
    const project::ImageRepository images(project);
    ArmData data;
    Collector collector(project, data);
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::vector<project::ImageRow> real = images.list("real", "train", classes[i].id);
        for (const project::ImageRow& row : real) collector.add(row, classes[i].ordinal);
        std::vector<std::int64_t> added = adds_images(arm) ? candidates(project, arm, classes[i].id) : std::vector<std::int64_t>{};
        added.resize(std::min(added.size(), static_cast<std::size_t>(additions[i])));
        for (const project::ImageRow& row : images.get_many(added)) collector.add(row, classes[i].ordinal);
        data.real.push_back(static_cast<std::int64_t>(real.size()));
        data.added.push_back(static_cast<std::int64_t>(added.size()));
    }
    data.sha256 = collector.hex();
    return data;
}

std::vector<worker::LabelledImage> partition_images(const project::Project& project, const std::string& partition) {
    const project::ImageRepository images(project);
    std::vector<worker::LabelledImage> list;
    for (const project::Class& row : project::ClassRepository(project).all()) {
        for (const project::ImageRow& image : images.list("real", partition, row.id)) {
            list.push_back({{images.absolute_path(image), image.idx}, row.ordinal, false});
        }
    }
    return list;
}

}  // namespace tw::stages
