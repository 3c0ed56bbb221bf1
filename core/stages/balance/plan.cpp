#include "core/stages/balance/balance.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/samples.h"

#include <algorithm>

namespace tw::stages {
namespace {

using project::Project;

Shot shot_of(std::int64_t real, const project::DatasetSettings& settings) {
    if (real >= settings.head_min) return Shot::many;
    return real <= settings.tail_max ? Shot::few : Shot::medium;
}

std::int64_t still_to_make(const ClassPlan& row) {
    return std::max<std::int64_t>(0, row.target - row.real - row.accepted);
}

/// Of one generated picture: the mean of some that are there, else its raw pixels and a share for its record.
std::uintmax_t bytes_per_image(const Project& project, const project::DatasetSettings& settings) {
    constexpr std::int64_t most_looked_at = 100;
    constexpr std::uintmax_t record_bytes = 4096;  // row, PNG texts, the file system's block
    const project::ImageRepository images(project);
    std::uintmax_t sum = 0, files = 0;
    for (const std::int64_t id : project::SampleRepository(project).spread(most_looked_at)) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(images.absolute_path(images.get(id)), error);
        if (error) continue;
        sum += size;
        ++files;
    }
    if (files > 0) return sum / files + record_bytes;
    return static_cast<std::uintmax_t>(settings.width) * static_cast<std::uintmax_t>(settings.height) *
               static_cast<std::uintmax_t>(settings.channels) +
           record_bytes;
}

}  // namespace

std::string to_string(Shot shot) {
    switch (shot) {
        case Shot::many: return "many";
        case Shot::medium: return "medium";
        case Shot::few: return "few";
    }
    return "few";
}

TailPlan tail_plan(const Project& project) {
    const project::DatasetSettings settings = project::dataset_settings(project);
    const auto real = project::ImageRepository(project).real_counts("train");
    const auto drawn = project::SampleRepository(project).counts_by_class();
    const auto targets = project::PlanRepository(project).targets();
    TailPlan plan;
    for (const project::Class& of : project::ClassRepository(project).all()) {
        ClassPlan row;
        row.class_id = of.id;
        row.name = of.name;
        if (const auto found = real.find(of.id); found != real.end()) row.real = found->second;
        if (const auto found = drawn.find(of.id); found != drawn.end()) {
            row.accepted = found->second.accepted;
            row.waiting = found->second.unjudged;
        }
        if (const auto found = targets.find(of.id); found != targets.end()) row.target = found->second;
        row.shot = shot_of(row.real, settings);
        row.to_make = still_to_make(row);
        plan.estimate.images += row.to_make;
        plan.classes.push_back(std::move(row));
    }
    const double rate = project.setting("measured.images_per_second", 0.0).get<double>();
    if (rate > 0) plan.estimate.seconds = static_cast<double>(plan.estimate.images) / rate;
    plan.estimate.bytes = static_cast<std::uintmax_t>(plan.estimate.images) * bytes_per_image(project, settings);
    plan.estimate.bytes_free = free_bytes(project.folder());
    return plan;
}

std::vector<ClassPlan> with_target(std::vector<ClassPlan> classes, std::int64_t target, const std::vector<std::int64_t>& only) {
    for (ClassPlan& row : classes) {
        if (!only.empty() && std::find(only.begin(), only.end(), row.class_id) == only.end()) continue;
        row.target = row.real < target ? target : 0;
        row.to_make = still_to_make(row);
    }
    return classes;
}

std::vector<std::string> targets_below_real(const TailPlan& plan) {
    std::vector<std::string> sentences;
    for (const ClassPlan& row : plan.classes) {
        if (row.target == 0 || row.target >= row.real) continue;
        sentences.push_back("class '" + row.name + "' has " + std::to_string(row.real) + " real images, more than its target of " +
                            std::to_string(row.target) + ": none will be made");
    }
    return sentences;
}

void fill_to(Project& project, std::int64_t target, const std::vector<std::string>& only) {
    if (target < 1) throw Error("the target " + std::to_string(target) + " must be at least 1");
    const project::ClassRepository classes(project);
    for (const std::string& name : only) {
        if (!classes.by_name(name)) throw Error("'" + name + "' is no class of the project");
    }
    const auto real = project::ImageRepository(project).real_counts("train");
    project::Transaction transaction(project);
    project::PlanRepository plan(project);
    for (const project::Class& of : classes.all()) {
        const auto found = real.find(of.id);
        const bool named = only.empty() || std::find(only.begin(), only.end(), of.name) != only.end();
        const bool filled = named && (found == real.end() ? 0 : found->second) < target;
        plan.set_target(of.id, filled ? std::optional(target) : std::nullopt);
    }
    transaction.commit();
}

}  // namespace tw::stages
