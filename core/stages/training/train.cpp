#include "core/stages/training/train.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/arm_data.h"
#include "core/stages/training/lanes.h"

#include <algorithm>
#include <cmath>

namespace tw::stages {
namespace {

/// One training that is still to be done.
struct Task {
    const ArmSpec* arm = nullptr;
    std::shared_ptr<const ArmData> data;
    worker::TrainingSettings settings;
    std::uint64_t seed = 0;
    Json stored;  // what is kept as the run's settings, and by which a repetition is known
};

worker::TrainingSettings settings_of(const ArmSpec& arm, const worker::TrainingSettings& comparison) {
    worker::TrainingSettings settings = worker::training_settings_from_json(arm.training, comparison);
    settings.steps = std::max(1, static_cast<int>(std::lround(settings.steps * arm.steps_factor)));
    return settings;
}

/// By what a training is known again: some settings change the speed only, and a weights file has a content.
Json identity(const worker::TrainingSettings& settings) {
    Json json = worker::to_json(settings);
    for (const char* speed : {"threads", "loader_threads", "memory_limit_mb"}) json.erase(speed);
    if (!settings.weights.empty()) json["weights_sha256"] = sha256_file(settings.weights);
    return json;
}

Json stored_settings(const project::Project& project, const TrainingRequest& request, const ArmSpec& arm, const ArmData& data) {
    return {{"training", identity(settings_of(arm, request.settings))},
            {"comparison", identity(request.settings)},
            {"arm", arm.arm},
            {"runs", data.runs},
            {"pretrain_images", arm.pretrain_images},
            {"fills", fills(arm)},
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
        const bool known = std::any_of(request.arms.begin(), request.arms.end(), [&](const ArmSpec& arm) { return arm.name == name; });
        if (known) continue;
        std::string names;
        for (const ArmSpec& arm : request.arms) names += (names.empty() ? "" : ", ") + arm.name;
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
    for (const ArmSpec& arm : request.arms) {
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

/// What all lanes share, and what the calling thread does with their news.
class Trainer {
public:
    Trainer(project::Project& project, const std::vector<Task>& tasks, const std::string& split, const jobs::ProgressFn& report,
            const worker::EventFn& on_event)
        : project_(project),
          tasks_(tasks),
          split_(split),
          on_event_(on_event),
          steps_done_(tasks.size(), 0),
          validation_(partition_images(project, "validation")),
          test_(partition_images(project, "test")),
          classes_(static_cast<int>(project::ClassRepository(project).all().size())),
          meter_("Training", total_steps(tasks), report) {}

    worker::TrainRequest request(std::size_t index, int threads) const {
        const Task& task = tasks_[index];
        worker::TrainRequest request{task.settings, task.seed, classes_, task.data->train, validation_, test_, {}};
        if (threads > 0) request.settings.threads = threads;
        return request;
    }

    void hear(const TrainingLanes::Message& message) {
        const Task& task = tasks_[message.task];
        const Json run = {{"arm", task.arm->name}, {"seed", task.seed}};
        if (message.event == "begin") {
            tell("run", run, Json::object());
        } else if (message.event == "end") {
            if (!message.result) return;
            finish(message.task, *message.result);
            tell("trained", run, Json::object());
        } else {
            if (message.event == "train_step") advance(message.task, message.data.at("step").get<std::int64_t>());
            tell(message.event, run, message.data);
        }
    }

private:
    static std::int64_t total_steps(const std::vector<Task>& tasks) {
        std::int64_t steps = 0;
        for (const Task& task : tasks) steps += task.settings.steps;
        return steps;
    }

    void tell(const std::string& event, Json run, const Json& data) const {
        if (!on_event_) return;
        run.update(data);
        on_event_(event, run);
    }

    void advance(std::size_t index, std::int64_t step) {
        meter_.advance(step - steps_done_[index], tasks_[index].arm->name + ", seed " + std::to_string(tasks_[index].seed));
        steps_done_[index] = step;
    }

    void finish(std::size_t index, const worker::TrainingResult& result) {
        const Task& task = tasks_[index];
        project::TrainingRepository(project_).add({0, task.arm->name, task.seed, task.stored, split_, worker::to_json(result), now_utc()});
        advance(index, task.settings.steps);
    }

    project::Project& project_;
    const std::vector<Task>& tasks_;
    const std::string& split_;
    const worker::EventFn& on_event_;
    std::vector<std::int64_t> steps_done_;
    std::vector<worker::LabelledImage> validation_, test_;
    int classes_;
    jobs::ProgressMeter meter_;
};

/// How many runs go side by side: small networks do not fill several cores.
std::size_t lanes_for(const TrainingRequest& request, std::size_t tasks) {
    const int wanted = request.parallel_runs > 0 ? request.parallel_runs : usable_cores();
    return std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, std::max<std::size_t>(1, tasks));
}

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
    if (tasks.empty()) return;
    const std::size_t lanes = lanes_for(request, tasks.size());
    const int threads = lanes > 1 ? std::max(1, usable_cores() / static_cast<int>(lanes)) : request.settings.threads;
    std::vector<std::unique_ptr<worker::Client>> own;
    std::vector<worker::Client*> clients = {&client};
    while (clients.size() < lanes) clients.push_back(own.emplace_back(std::make_unique<worker::Client>()).get());

    Trainer trainer(project, tasks, split->sha256, report, on_event);
    TrainingLanes running(
        clients, tasks.size(), [&](std::size_t index) { return trainer.request(index, threads); }, control);
    while (const auto message = running.next()) trainer.hear(*message);
    if (running.failure()) std::rethrow_exception(running.failure());
}

}  // namespace tw::stages
