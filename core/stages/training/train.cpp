#include "core/stages/training/train.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/arm_data.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

/// One training that is still to be done.
struct Task {
    const Arm* arm = nullptr;
    std::shared_ptr<const ArmData> data;
    worker::TrainingSettings settings;
    std::uint64_t seed = 0;
    Json stored;  // what is kept as the run's settings, and by which a repetition is known
};

worker::TrainingSettings settings_of(const Arm& arm, worker::TrainingSettings settings) {
    settings.loss = arm.loss;
    settings.steps = std::max(1, static_cast<int>(std::lround(settings.steps * arm.steps_factor)));
    return settings;
}

/// Threads change the speed only.
Json without_threads(const worker::TrainingSettings& settings) {
    Json json = worker::to_json(settings);
    json.erase("threads");
    return json;
}

Json stored_settings(const project::Project& project, const TrainingRequest& request, const Arm& arm, const ArmData& data) {
    Json runs = Json::array();
    for (const std::int64_t id : arm.run_ids) runs.push_back(project::RunRepository(project).get(id).name);
    return {{"training", without_threads(settings_of(arm, request.settings))},
            {"comparison", without_threads(request.settings)},
            {"runs", runs},
            {"pretrain_images", arm.add_pretrain_images},
            {"real", data.real},
            {"added", data.added},
            {"wanted", wanted_additions(project)},
            {"data_sha256", data.sha256}};
}

void check_partitions(const project::Project& project) {
    const project::ImageRepository images(project);
    const auto train = images.real_counts("train");
    const auto validation = images.real_counts("validation");
    if (images.real_counts("test").empty()) throw Error("the project has no test images, so no accuracy can be measured");
    for (const project::Class& row : project::ClassRepository(project).all()) {
        if (!train.contains(row.id)) throw Error("class \"" + row.name + "\" has no training images");
        if (!validation.contains(row.id)) {
            throw Error("class \"" + row.name + "\" has no validation images, so the best epoch could not be chosen fairly");
        }
    }
}

void check_arms(const TrainingRequest& request) {
    for (const std::string& name : request.only) {
        const bool known = std::any_of(request.arms.begin(), request.arms.end(), [&](const Arm& arm) { return arm.name == name; });
        if (known) continue;
        std::string names;
        for (const Arm& arm : request.arms) names += (names.empty() ? "" : ", ") + arm.name;
        throw Error("there is no arm \"" + name + "\"; there are: " + names);
    }
}

bool is_done(const std::vector<project::TrainingRun>& runs, const Task& task, const std::string& split) {
    return std::any_of(runs.begin(), runs.end(), [&](const project::TrainingRun& run) {
        return run.arm == task.arm->name && run.seed == task.seed && run.split == split && run.settings == task.stored;
    });
}

/// Seed by seed, so that a comparison stopped early still has pairs.
std::vector<Task> open_tasks(const project::Project& project, const TrainingRequest& request, const std::string& split) {
    const std::vector<std::int64_t> additions = common_additions(project, request.arms);
    const std::vector<project::TrainingRun> done = project::TrainingRepository(project).all();
    std::vector<Task> arms;
    for (const Arm& arm : request.arms) {
        if (!request.only.empty() && std::find(request.only.begin(), request.only.end(), arm.name) == request.only.end()) continue;
        const auto data = std::make_shared<const ArmData>(arm_data(project, arm, additions));
        arms.push_back({&arm, data, settings_of(arm, request.settings), 0, stored_settings(project, request, arm, *data)});
    }
    std::vector<Task> tasks;
    for (const std::uint64_t seed : request.seeds) {
        for (Task task : arms) {
            task.seed = seed;
            if (!is_done(done, task, split)) tasks.push_back(std::move(task));
        }
    }
    return tasks;
}

class Trainer {
public:
    Trainer(project::Project& project, worker::Client& client, const jobs::Control& control, const worker::EventFn& on_event)
        : project_(project), client_(client), control_(control), on_event_(on_event),
          validation_(partition_images(project, "validation")), test_(partition_images(project, "test")),
          classes_(static_cast<int>(project::ClassRepository(project).all().size())) {}

    /// False when it was stopped before the end.
    bool run(const Task& task, const std::string& split, jobs::ProgressMeter& meter) {
        const std::int64_t before = meter.progress().done;
        std::string detail = task.arm->name + ", seed " + std::to_string(task.seed);
        if (on_event_) on_event_("run", {{"arm", task.arm->name}, {"seed", task.seed}});
        const auto listen = [&](const std::string& event, const Json& data) {
            if (event == "train_step") meter.set(before + data.at("step").get<std::int64_t>(), detail);
            if (on_event_) on_event_(event, data);
        };
        const worker::TrainRequest request{task.settings, task.seed, classes_, task.data->train, validation_, test_, {}};
        const worker::TrainingResult result = client_.train(request, listen, control_);
        if (result.class_accuracy.empty()) return false;
        project::TrainingRepository(project_).add(
            {0, task.arm->name, task.seed, task.stored, split, worker::to_json(result), now_utc()});
        meter.set(before + task.settings.steps, detail);
        return true;
    }

private:
    project::Project& project_;
    worker::Client& client_;
    const jobs::Control& control_;
    const worker::EventFn& on_event_;
    std::vector<worker::LabelledImage> validation_, test_;
    int classes_;
};

}  // namespace

void train_arms(project::Project& project, worker::Client& client, const TrainingRequest& request, const jobs::Control& control,
                const jobs::ProgressFn& report, const worker::EventFn& on_event) {
    const project::SplitRepository splits(project);
    const auto split = splits.current();
    if (!split) throw Error("the project has no split manifest; build the long tail or split off a validation set first");
    splits.verify();
    check_partitions(project);
    check_arms(request);
    const std::vector<Task> tasks = open_tasks(project, request, split->sha256);
    std::int64_t steps = 0;
    for (const Task& task : tasks) steps += task.settings.steps;
    jobs::ProgressMeter meter("Training", steps, report);
    Trainer trainer(project, client, control, on_event);
    for (const Task& task : tasks) {
        control.wait_while_paused();
        if (control.stopping() || !trainer.run(task, split->sha256, meter)) return;
    }
}

}  // namespace tw::stages
