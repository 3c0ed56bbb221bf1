#include "tests/stages_generation/fashion_project.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/media/decode.h"
#include "core/media/idx.h"
#include "core/media/similarity.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/samples.h"
#include "core/project/split.h"

namespace tw::test {
namespace {

namespace fs = std::filesystem;

const fs::path data = "/usr/share/datasets/fashion-mnist";
const char* const names[] = {"t-shirt", "trouser", "pullover"};

void add_image(const project::Project& project, const media::Locator& place, std::int64_t class_id, const std::string& partition) {
    const media::Image picture = media::load_image(place);
    project::ImageRow row;
    row.class_id = class_id;
    row.partition = partition;
    row.path = place.path.string();
    row.idx = place.index;
    row.width = picture.width;
    row.height = picture.height;
    row.channels = picture.channels;
    row.sha256 = media::content_sha256(place);
    row.dhash = media::difference_hash(picture);
    project::ImageRepository(project).add(row);
}

}  // namespace

project::Project fashion_project(const fs::path& folder, int per_class) {
    project::Project made = project::Project::create(folder);
    project::Transaction transaction(made);
    project::DatasetSettings settings;
    settings.fit = "pad";
    settings.prompt_template = "a photo of a {class}";
    project::set_dataset_settings(made, settings);
    project::ClassRepository classes(made);
    const auto labels = media::IdxFile::open(data / "train-labels-idx1-ubyte.gz");
    std::map<int, int> taken;
    for (const char* name : names) classes.ensure(name);
    for (std::int64_t i = 0; i < labels->count() && taken[0] + taken[1] + taken[2] < 6 * per_class; ++i) {
        const int label = labels->label(i);
        if (label > 2 || taken[label] >= 2 * per_class) continue;
        const char* partition = taken[label]++ < per_class ? "train" : "validation";
        add_image(made, {data / "train-images-idx3-ubyte.gz", i}, class_id(made, names[label]), partition);
    }
    project::SplitRepository(made).freeze({{"made_by", "test"}});
    transaction.commit();
    return made;
}

std::int64_t class_id(const project::Project& project, const std::string& name) {
    return project::ClassRepository(project).by_name(name).value().id;
}

stages::GenerationRequest quick_request(const project::Project& project, const std::string& run,
                                        const std::map<std::string, std::int64_t>& images) {
    auto request = stages::GenerationRequest::defaults("plain_cfg", project);
    request.run_name = run;
    request.sampling.num_inference_steps = 3;
    for (const auto& [name, count] : images) request.images[class_id(project, name)] = count;
    return request;
}

std::vector<worker::GenerateRequest> requests(const project::Project& project) {
    std::vector<worker::GenerateRequest> all;
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        all.push_back(worker::generate_request_from_json(item.request));
    }
    return all;
}

std::int64_t enqueue_in_pairs(project::Project& project, const std::string& run, const std::string& class_name, int images, int steps) {
    project::QueueRepository queue(project);
    const std::set<std::int64_t> before = [&] {
        std::set<std::int64_t> ids;
        for (const project::QueueItem& item : queue.all()) ids.insert(item.id);
        return ids;
    }();
    stages::GenerationRequest request = quick_request(project, run, {{class_name, images}});
    request.batch_size = images;
    request.sampling.num_inference_steps = steps;
    stages::enqueue(project, request);
    for (project::QueueItem& item : queue.all()) {
        if (before.contains(item.id)) continue;
        queue.mark(item.id, "cancelled");
        item.request["batch_size"] = 2;
        return queue.enqueue(item);
    }
    throw Error("nothing was enqueued");
}

std::filesystem::path learnt_tokens(const fs::path& folder, int tokens) {
    const fs::path config = project::generator_model_path({}) / "text_encoder" / "config.json";
    const auto width = read_json_file(config).at("hidden_size").get<std::size_t>();
    fs::create_directories(folder);
    for (int token = 0; token < tokens; ++token) {
        Random random(static_cast<std::uint64_t>(token));
        std::string values;
        for (std::size_t i = 0; i < width; ++i) {
            const auto value = static_cast<float>(0.02 * random.normal());
            values.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        const std::string name = "<class_" + std::to_string(token) + ">";
        const std::string header = to_line({{name, {{"dtype", "F32"}, {"shape", {width}}, {"data_offsets", {0, values.size()}}}}});
        const std::uint64_t length = header.size();
        std::string bytes(reinterpret_cast<const char*>(&length), sizeof length);
        write_file_atomic(folder / ("class_" + std::to_string(token) + ".safetensors"), bytes + header + values);
    }
    return folder;
}

/// One thread: threads that share such small networks starve beside other programs.
worker::Client::Options real_worker() {
    return {TW_BIN_DIR "/tailwright-worker", 1};
}

std::set<std::uint64_t> drawn_seeds(const project::Project& project, const std::string& run) {
    const auto found = project::RunRepository(project).by_name(run);
    std::set<std::uint64_t> seeds;
    std::size_t rows = 0;
    for (const project::Sample& sample : project::SampleRepository(project).list({{found.value().id}, 0, ""})) {
        const fs::path file = project.folder() / sample.image.path;
        if (sha256_file(file) != sample.image.sha256) throw Error(file.string() + " is not what its row says");
        seeds.insert(sample.seed);
        ++rows;
    }
    std::size_t files = 0;
    const fs::path folder = project.images_dir() / run;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file() ? 1 : 0;
    }
    if (rows != seeds.size()) throw Error("a picture was drawn twice");
    if (files != rows) throw Error(std::to_string(files) + " files for " + std::to_string(rows) + " rows");
    return seeds;
}

}  // namespace tw::test
