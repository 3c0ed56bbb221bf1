#include "core/stages/negatives/reference.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/similarity.h"
#include "core/project/dataset.h"
#include "core/project/samples.h"
#include "core/project/split.h"

#include <set>

namespace tw::stages {
namespace {

constexpr int batch_size = 16;

struct SourcedItem {
    std::uint64_t seed = 0;
    const project::ImageRow* source = nullptr;
};

/// Item k starts from the k-th training image in turn, so that every image of a small class is used.
std::vector<SourcedItem> items_of(const NegativesRequest& request, const project::Class& of, const std::vector<project::ImageRow>& train) {
    std::vector<std::size_t> order(train.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    Random random(derive_seed(request.seed, "reference sources " + of.name));
    random.shuffle(order);
    std::vector<SourcedItem> items;
    for (int k = 0; k < request.reference_images; ++k) {
        const std::uint64_t seed = derive_seed(request.seed, "reference " + of.name, static_cast<std::uint64_t>(k));
        items.push_back({seed, &train[order[static_cast<std::size_t>(k) % order.size()]]});
    }
    return items;
}

std::set<std::uint64_t> drawn_seeds(const project::Project& project, std::int64_t run_id, std::int64_t class_id) {
    std::set<std::uint64_t> seeds;
    for (const project::Sample& sample : project::SampleRepository(project).list({{run_id}, class_id, ""})) {
        seeds.insert(sample.seed);
    }
    return seeds;
}

void store(project::Project& project, const project::GenerationRun& run, const project::Class& of, const worker::GenerateRequest& request,
           const SourcedItem& item, const media::Image& picture) {
    const std::string folder = "images/" + safe_file_name(run.name) + "/" + safe_file_name(of.name);
    fs::create_directories(project.folder() / folder);
    project::Sample sample;
    sample.seed = item.seed;
    sample.source_image_id = item.source->id;
    sample.provenance = {{"method", run.method},
                         {"prompt", request.prompt},
                         {"seed", item.seed},
                         {"sampling", worker::to_json(request.sampling)},
                         {"model", run.model},
                         {"source_image", media::Locator{item.source->path, item.source->idx}.text()},
                         {"source_sha256", item.source->sha256},
                         {"created", now_utc()}};
    sample.image.class_id = of.id;
    sample.image.kind = "synthetic";
    sample.image.path = folder + "/" + std::to_string(item.seed) + ".png";
    sample.image.width = picture.width;
    sample.image.height = picture.height;
    sample.image.channels = picture.channels;
    sample.image.source = {{"format", "png"}};
    sample.image.dhash = media::difference_hash(picture);
    sample.image.run_id = run.id;
    const std::string png = media::encode_png(picture, {{"XML:com.adobe.xmp", media::synthetic_xmp_packet(true), true}});
    sample.image.sha256 = sha256(png);
    write_file_atomic(project.folder() / sample.image.path, png);
    project::SampleRepository(project).add(sample);
}

}  // namespace

project::GenerationRun reference_run(project::Project& project, const NegativesRequest& request) {
    project::RunRepository runs(project);
    const project::DatasetSettings settings = project::dataset_settings(project);
    const auto split = project::SplitRepository(project).current();
    project::GenerationRun run;
    run.method = "reference";
    run.model = project::generator_model_path(settings).string();
    run.settings = {{"sampling", worker::to_json(request.sampling)},
                    {"seed", request.seed},
                    {"prompt_template", settings.prompt_template},
                    {"split", split ? split->sha256 : std::string()}};
    run.name = "reference-" + sha256(to_line(run.settings) + run.model).substr(0, 8);
    if (const auto existing = runs.by_name(run.name)) return *existing;
    return runs.add(run);
}

std::optional<std::vector<project::ImageRow>> draw_reference_set(project::Project& project, worker::Client& client,
                                                                 const NegativesRequest& request, project::GenerationRun& run,
                                                                 const project::Class& of, const jobs::Control& control,
                                                                 jobs::ProgressMeter& meter) {
    const project::ImageRepository images(project);
    const std::vector<project::ImageRow> train = images.list("real", "train", of.id);
    if (train.empty()) {
        throw Error("class '" + of.name + "' has no training image, so no reference set can be drawn for it");
    }
    const project::DatasetSettings settings = project::dataset_settings(project);
    worker::GenerateRequest generate;
    generate.model = project::generator_model_path(settings);
    generate.prompt = project::prompt_for(settings, of.name);
    generate.sampling = request.sampling;
    generate.batch_size = batch_size;
    generate.fit = media::parse_fit_rule(settings.fit);
    generate.width = settings.width;
    generate.height = settings.height;
    generate.channels = settings.channels == 1 ? 1 : 3;

    const std::set<std::uint64_t> present = drawn_seeds(project, run.id, of.id);
    std::vector<SourcedItem> missing;
    std::set<std::uint64_t> wanted;
    for (const SourcedItem& item : items_of(request, of, train)) {
        wanted.insert(item.seed);
        if (present.contains(item.seed)) continue;
        missing.push_back(item);
        generate.items.push_back({item.seed, media::Locator{images.absolute_path(*item.source), item.source->idx}});
    }
    meter.advance(static_cast<std::int64_t>(wanted.size() - missing.size()), of.name);
    if (!missing.empty()) {
        const auto on_event = [&](const std::string& event, const Json& data) {
            if (event != "image") return;
            const SourcedItem& item = missing.at(data.at("index").get<std::size_t>());
            store(project, run, of, generate, item, worker::image_from_json(data.at("picture")));
            meter.advance(1, of.name);
        };
        const Json result = client.generate(generate, on_event, control);
        if (run.model_hash.empty() && result.contains("model_hash")) {
            run.model_hash = result.at("model_hash").get<std::string>();
            project::RunRepository(project).set_model_hash(run.id, run.model_hash);
        }
        if (control.stopping()) return std::nullopt;
    }
    std::vector<project::ImageRow> rows;
    for (const project::Sample& sample : project::SampleRepository(project).list({{run.id}, of.id, ""})) {
        if (wanted.contains(sample.seed)) rows.push_back(sample.image);
    }
    return rows;
}

}  // namespace tw::stages
