#include "core/stages/generation/generate.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/stages/generation/methods/method.h"

#include <algorithm>
#include <cmath>
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

/// An existing run goes on only with the settings it began with, because its pictures are counted as one method's.
void check_same_run(const project::GenerationRun& existing, const project::GenerationRun& asked, const Json& identity) {
    const auto refuse = [&](const std::string& what) {
        throw Error("run '" + existing.name + "' was begun with another " + what + "; give the new run another name");
    };
    if (existing.method != asked.method) refuse("method (" + existing.method + ")");
    if (existing.model != asked.model) refuse("model (" + existing.model + ")");
    for (const auto& [name, value] : identity.items()) {
        if (existing.settings.value(name, Json()) != value) refuse(name);
    }
}

/// Pictures that one worker request can hold together: only their seeds and sources differ.
struct Batch {
    Drawing drawing;
    std::vector<worker::SamplingItem> items;

    bool takes(const Drawing& other) const {
        const auto same = [](const worker::WeightedPrompt& a, const worker::WeightedPrompt& b) {
            return a.prompt == b.prompt && a.weight == b.weight;
        };
        return drawing.prompt == other.prompt && drawing.negative_prompt == other.negative_prompt && drawing.strength == other.strength &&
               drawing.source.has_value() == other.source.has_value() &&
               std::equal(drawing.weighted_negatives.begin(), drawing.weighted_negatives.end(), other.weighted_negatives.begin(),
                          other.weighted_negatives.end(), same);
    }
};

/// Builds the items of one request.
class Enqueuer {
public:
    Enqueuer(project::Project& project, const GenerationRequest& request)
        : project_(project),
          request_(request),
          settings_(project::dataset_settings(project)),
          method_(find_method(request.method).make({project, request, settings_})),
          classes_(project) {}

    project::GenerationRun run() {
        project::Transaction transaction(project_);
        const project::GenerationRun made = find_or_add_run();
        const Counts counts = counts_for(made);
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
    Json identity() const;
    project::GenerationRun find_or_add_run();
    Counts counts_for(const project::GenerationRun& run) const;
    Counts multiplied_counts(const project::GenerationRun& run) const;
    void add_items(const project::GenerationRun& run, const project::Class& of, std::int64_t count, std::vector<project::QueueItem>& items);
    worker::GenerateRequest request_for(const Drawing& drawing) const;
    /// Of one class, or of all with class_id 0.
    std::int64_t already_enqueued(std::int64_t run_id, std::int64_t class_id) const;

    project::Project& project_;
    const GenerationRequest& request_;
    project::DatasetSettings settings_;
    std::unique_ptr<Method> method_;
    project::ClassRepository classes_;
    Mode mode_;
};

/// What an existing run of this name must have in common with the request.
Json Enqueuer::identity() const {
    // Read back, so that a value out of range is refused before anything is written.
    const Json sampling = worker::to_json(worker::sampling_from_json(worker::to_json(request_.sampling)));
    Json identity = {{"seed", request_.seed},
                     {"sampling", sampling},
                     {"from_real_images", request_.from_real_images},
                     {"prompt_template", method_->prompt_template()}};
    for (const worker::WeightedPrompt& negative : request_.negatives) identity["negative_prompts"].push_back(worker::to_json(negative));
    // Only where they act, so that a run begun before there were any is still the same run.
    Json adapters = Json::object();
    worker::add_fields(adapters, request_.adapters);
    for (const auto& [name, files] : adapters.items()) {
        if (!files.empty()) identity[name] = files;
    }
    identity.update(method_->identity());
    return identity;
}

project::GenerationRun Enqueuer::find_or_add_run() {
    const Json common = identity();
    project::GenerationRun run;
    run.name = request_.run_name;
    run.method = request_.method;
    run.model = project::generator_model_path(settings_).string();
    run.settings = common;
    run.settings.update(method_->notes());
    project::RunRepository runs(project_);
    if (const auto existing = runs.by_name(run.name)) {
        check_same_run(*existing, run, common);
        return *existing;
    }
    run = runs.add(std::move(run));
    if (runs.chosen_ids().empty()) runs.choose({run.id});
    return runs.get(run.id);
}

Counts Enqueuer::counts_for(const project::GenerationRun& run) const {
    if (!request_.images.empty()) return request_.images;
    return request_.multiplier > 0 ? multiplied_counts(run) : planned_counts(project_);
}

/// Picture k of the run has a class of its own whatever was asked for before, so that asking again adds only what is missing.
Counts Enqueuer::multiplied_counts(const project::GenerationRun& run) const {
    const std::vector<project::Class> all = classes_.all();
    const auto real = static_cast<double>(project::ImageRepository(project_).ids("real", "train").size());
    const auto wanted = static_cast<std::int64_t>(std::llround(request_.multiplier * real));
    Counts counts;
    for (std::int64_t k = already_enqueued(run.id, 0); k < wanted; ++k) {
        Random random(derive_seed(request_.seed, "target/" + run.name, static_cast<std::uint64_t>(k)));
        ++counts[all[random.below(all.size())].id];
    }
    return counts;
}

worker::GenerateRequest Enqueuer::request_for(const Drawing& drawing) const {
    worker::GenerateRequest request;
    request.model = project::generator_model_path(settings_);
    request.adapters = method_->adapters();
    request.adapters.lora.insert(request.adapters.lora.end(), request_.adapters.lora.begin(), request_.adapters.lora.end());
    request.adapters.embeddings.insert(request.adapters.embeddings.end(), request_.adapters.embeddings.begin(),
                                       request_.adapters.embeddings.end());
    request.prompt = drawing.prompt;
    request.negative_prompt = drawing.negative_prompt;
    request.weighted_negatives = drawing.weighted_negatives;
    request.sampling = request_.sampling;
    request.sampling.strength = drawing.strength;
    request.batch_size = request_.batch_size;
    request.fit = media::parse_fit_rule(settings_.fit);
    request.width = mode_.width;
    request.height = mode_.height;
    request.channels = mode_.channels;
    return request;
}

std::int64_t Enqueuer::already_enqueued(std::int64_t run_id, std::int64_t class_id) const {
    std::int64_t images = 0;
    for (const project::QueueItem& item : project::QueueRepository(project_).all()) {
        if (item.run_id == run_id && (class_id == 0 || item.class_id == class_id)) images += item.images;
    }
    return images;
}

void Enqueuer::add_items(const project::GenerationRun& run, const project::Class& of, std::int64_t count,
                         std::vector<project::QueueItem>& items) {
    method_->check(run, of);
    const project::ImageRepository images(project_);
    std::vector<Batch> groups;
    const std::int64_t first = already_enqueued(run.id, of.id);
    for (std::int64_t k = first; k < first + count; ++k) {
        const auto index = static_cast<std::uint64_t>(k);
        const Drawing drawing = method_->drawing(of, index);
        worker::SamplingItem item;
        item.seed = derive_seed(request_.seed, run.name + "/" + of.name, index);
        if (drawing.source) item.source = media::Locator{images.absolute_path(*drawing.source), drawing.source->idx};
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Batch& known) { return known.takes(drawing); });
        if (group == groups.end()) group = groups.insert(groups.end(), {drawing, {}});
        group->items.push_back(std::move(item));
    }
    const auto batch = static_cast<std::size_t>(request_.batch_size);
    for (const Batch& group : groups) {
        for (std::size_t from = 0; from < group.items.size(); from += batch) {
            const auto begin = group.items.begin() + static_cast<std::ptrdiff_t>(from);
            const auto end = group.items.begin() + static_cast<std::ptrdiff_t>(std::min(from + batch, group.items.size()));
            worker::GenerateRequest request = request_for(group.drawing);
            request.items.assign(begin, end);
            project::QueueItem item;
            item.run_id = run.id;
            item.class_id = of.id;
            item.images = static_cast<int>(request.items.size());
            item.request = worker::to_json(request);
            // Read back, so that what the worker would refuse is refused before anything is written.
            if (from == 0) static_cast<void>(worker::generate_request_from_json(item.request));
            items.push_back(std::move(item));
        }
    }
}

void check_files(const worker::Adapters& adapters) {
    const auto check = [](const std::filesystem::path& file, const char* what) {
        if (!std::filesystem::is_regular_file(file)) throw Error(std::string("the ") + what + " file " + file.string() + " is not there");
    };
    for (const worker::LoraChoice& choice : adapters.lora) check(choice.file, "LoRA");
    for (const std::filesystem::path& file : adapters.embeddings) check(file, "embedding");
}

}  // namespace

project::GenerationRun enqueue(project::Project& project, const GenerationRequest& request) {
    if (request.run_name.empty()) throw Error("a generation run needs a name");
    if (request.batch_size < 1) throw Error("batch_size is " + std::to_string(request.batch_size) + ", but must be at least 1");
    if (!(request.multiplier >= 0) || !std::isfinite(request.multiplier)) throw Error("multiplier must be a number of at least 0");
    if (!request.prompt_template.empty() && request.prompt_template.find("{class}") == std::string::npos) {
        throw Error("prompt_template '" + request.prompt_template + "' does not contain {class}");
    }
    check_files(request.adapters);
    return Enqueuer(project, request).run();
}

}  // namespace tw::stages
