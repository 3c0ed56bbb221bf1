#include "core/stages/generation/generate.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/negatives.h"
#include "core/project/plan.h"

#include <algorithm>
#include <tuple>

namespace tw::stages {
namespace {

using Counts = std::map<std::int64_t, std::int64_t>;

/// target - real - accepted, where positive.
Counts planned_counts(const project::Project& project) {
    const project::PlanRepository plan(project);
    const Counts real = project::ImageRepository(project).real_counts("train");
    const Counts accepted = plan.accepted_counts();
    const auto count_of = [](const Counts& counts, std::int64_t id) {
        const auto found = counts.find(id);
        return found == counts.end() ? std::int64_t{0} : found->second;
    };
    Counts wanted;
    for (const auto& [class_id, target] : plan.targets()) {
        const std::int64_t missing = target - count_of(real, class_id) - count_of(accepted, class_id);
        if (missing > 0) wanted[class_id] = missing;
    }
    return wanted;
}

struct Mode {
    int width = 0, height = 0, channels = 0;
};

/// Size and mode of generated pictures: as the settings say, or else the most frequent of the real training images, so that a
/// classifier cannot tell generated pictures by their size.
Mode mode_of_dataset(const project::DatasetSettings& settings, const std::vector<project::ImageRow>& train) {
    std::map<std::tuple<int, int, int>, std::int64_t> counts;
    for (const project::ImageRow& row : train) ++counts[{row.width, row.height, row.channels}];
    Mode mode;
    std::int64_t most = 0;
    for (const auto& [shape, count] : counts) {
        if (count < most) continue;
        most = count;
        std::tie(mode.width, mode.height, mode.channels) = shape;
    }
    if (settings.width > 0) mode.width = settings.width;
    if (settings.height > 0) mode.height = settings.height;
    if (settings.channels > 0) mode.channels = settings.channels;
    mode.channels = mode.channels == 1 ? 1 : 3;
    return mode;
}

/// The look-alikes that a person or the rule chose for each class, with the reasons: part of the run's settings.
Json chosen_negatives(const project::Project& project) {
    Json all = Json::object();
    const project::ClassRepository classes(project);
    for (const project::Class& of : classes.all()) {
        Json list = Json::array();
        for (const project::Negative& negative : project::NegativeRepository(project).chosen(of.id)) {
            list.push_back({{"class", classes.get(negative.other_class_id).name},
                            {"prompt", negative.prompt},
                            {"rank", negative.rank},
                            {"cosine", negative.cosine ? Json(*negative.cosine) : Json()},
                            {"decided_by", negative.decided_by}});
        }
        if (!list.empty()) all[of.name] = std::move(list);
    }
    return all;
}

/// An existing run goes on only with the settings it began with, because its pictures are counted as one method's.
void check_same_run(const project::GenerationRun& existing, const project::GenerationRun& asked) {
    const auto refuse = [&](const std::string& what) {
        throw Error("run '" + existing.name + "' was begun with another " + what + "; give the new run another name");
    };
    if (existing.method != asked.method) refuse("method (" + existing.method + ")");
    if (existing.model != asked.model) refuse("model (" + existing.model + ")");
    for (const char* name : {"seed", "sampling", "from_real_images", "prompt_template"}) {
        if (existing.settings.value(name, Json()) != asked.settings.at(name)) refuse(name);
    }
}

/// Builds the items of one request.
class Enqueuer {
public:
    Enqueuer(project::Project& project, const GenerationRequest& request)
        : project_(project), request_(request), settings_(project::dataset_settings(project)), classes_(project) {}

    project::GenerationRun run() {
        project::Transaction transaction(project_);
        const project::GenerationRun made = find_or_add_run();
        const Counts counts = request_.images.empty() ? planned_counts(project_) : request_.images;
        mode_ = mode_of_dataset(settings_, project::ImageRepository(project_).list("real", "train"));
        // Items that jump the queue are put in front one by one, the last of them first.
        std::vector<project::QueueItem> items;
        for (const auto& [class_id, count] : counts) {
            if (count > 0) add_items(made, classes_.get(class_id), count, items);
        }
        if (request_.first) std::reverse(items.begin(), items.end());
        for (project::QueueItem& item : items) project::QueueRepository(project_).enqueue(std::move(item), request_.first);
        transaction.commit();
        return made;
    }

private:
    project::GenerationRun find_or_add_run();
    void add_items(const project::GenerationRun& run, const project::Class& of, std::int64_t count, std::vector<project::QueueItem>& items);
    worker::GenerateRequest request_for(const project::Class& of) const;
    std::vector<std::string> negative_prompts(const project::GenerationRun& run, const project::Class& of) const;
    std::int64_t already_enqueued(std::int64_t run_id, std::int64_t class_id);

    project::Project& project_;
    const GenerationRequest& request_;
    project::DatasetSettings settings_;
    project::ClassRepository classes_;
    Mode mode_;
};

project::GenerationRun Enqueuer::find_or_add_run() {
    project::GenerationRun run;
    run.name = request_.run_name;
    run.method = request_.method;
    run.model = project::generator_model_path(settings_).string();
    // Read back, so that a value out of range is refused before anything is written.
    const Json sampling = worker::to_json(worker::sampling_from_json(worker::to_json(request_.sampling)));
    run.settings = {{"seed", request_.seed},
                    {"sampling", sampling},
                    {"from_real_images", request_.from_real_images},
                    {"prompt_template", settings_.prompt_template}};
    if (run.method == "two_stage") run.settings["negatives"] = chosen_negatives(project_);
    project::RunRepository runs(project_);
    if (const auto existing = runs.by_name(run.name)) {
        check_same_run(*existing, run);
        return *existing;
    }
    run = runs.add(std::move(run));
    if (runs.chosen_ids().empty()) runs.choose({run.id});
    return runs.get(run.id);
}

worker::GenerateRequest Enqueuer::request_for(const project::Class& of) const {
    worker::GenerateRequest request;
    request.model = project::generator_model_path(settings_);
    request.prompt = project::prompt_for(settings_, of.name);
    request.sampling = request_.sampling;
    request.batch_size = request_.batch_size;
    request.fit = media::parse_fit_rule(settings_.fit);
    request.width = mode_.width;
    request.height = mode_.height;
    request.channels = mode_.channels;
    return request;
}

/// One for plain guidance (empty); for the two-stage method one per chosen look-alike, as they were when the run began.
std::vector<std::string> Enqueuer::negative_prompts(const project::GenerationRun& run, const project::Class& of) const {
    if (run.method != "two_stage") return {""};
    const Json now = chosen_negatives(project_).value(of.name, Json::array());
    if (now.empty()) {
        throw Error("class '" + of.name + "' has no chosen look-alike; the two_stage method needs one (verb negatives)");
    }
    if (run.settings.at("negatives").value(of.name, Json::array()) != now) {
        throw Error("the chosen look-alikes of class '" + of.name + "' changed since run '" + run.name +
                    "' began; give the new run another name");
    }
    std::vector<std::string> prompts;
    for (const Json& negative : now) prompts.push_back(negative.at("prompt").get<std::string>());
    return prompts;
}

std::int64_t Enqueuer::already_enqueued(std::int64_t run_id, std::int64_t class_id) {
    std::int64_t images = 0;
    for (const project::QueueItem& item : project::QueueRepository(project_).all()) {
        if (item.run_id == run_id && item.class_id == class_id) images += item.images;
    }
    return images;
}

/// With several look-alikes the samples take turns, whatever the batch size: sample k always has the same one.
void Enqueuer::add_items(const project::GenerationRun& run, const project::Class& of, std::int64_t count,
                         std::vector<project::QueueItem>& items) {
    const std::vector<std::string> negatives = negative_prompts(run, of);
    const project::ImageRepository images(project_);
    std::vector<project::ImageRow> sources;
    if (request_.from_real_images) {
        sources = images.list("real", "train", of.id);
        if (sources.empty()) throw Error("class '" + of.name + "' has no real training image to start from");
    }
    std::vector<std::vector<worker::SamplingItem>> by_negative(negatives.size());
    const std::int64_t first = already_enqueued(run.id, of.id);
    for (std::int64_t k = first; k < first + count; ++k) {
        const auto index = static_cast<std::uint64_t>(k);
        worker::SamplingItem item;
        item.seed = derive_seed(request_.seed, run.name + "/" + of.name, index);
        if (!sources.empty()) {
            Random random(derive_seed(request_.seed, "source/" + run.name + "/" + of.name, index));
            const project::ImageRow& source = sources[random.below(sources.size())];
            item.source = media::Locator{images.absolute_path(source), source.idx};
        }
        by_negative[index % negatives.size()].push_back(std::move(item));
    }
    const auto batch = static_cast<std::size_t>(request_.batch_size);
    for (std::size_t n = 0; n < negatives.size(); ++n) {
        for (std::size_t from = 0; from < by_negative[n].size(); from += batch) {
            const auto begin = by_negative[n].begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = by_negative[n].begin() + static_cast<std::ptrdiff_t>(std::min(from + batch, by_negative[n].size()));
            worker::GenerateRequest request = request_for(of);
            request.negative_prompt = negatives[n];
            request.items.assign(begin, end);
            project::QueueItem item;
            item.run_id = run.id;
            item.class_id = of.id;
            item.images = static_cast<int>(request.items.size());
            item.request = worker::to_json(request);
            items.push_back(std::move(item));
        }
    }
}

}  // namespace

project::GenerationRun enqueue(project::Project& project, const GenerationRequest& request) {
    if (request.run_name.empty()) throw Error("a generation run needs a name");
    if (request.batch_size < 1) throw Error("batch_size is " + std::to_string(request.batch_size) + ", but must be at least 1");
    if (request.method != "plain_cfg" && request.method != "two_stage") {
        throw Error("method '" + request.method + "' is unknown; allowed are plain_cfg and two_stage");
    }
    return Enqueuer(project, request).run();
}

}  // namespace tw::stages
