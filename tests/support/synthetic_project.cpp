#include "tests/support/synthetic_project.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/media/encode.h"
#include "core/media/similarity.h"
#include "core/project/images.h"
#include "core/project/queue.h"
#include "core/project/scores.h"
#include "core/project/split.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace tw::test {
namespace {

project::ImageRow row_of(const media::Image& picture, const project::Class& of, const std::string& png) {
    project::ImageRow row;
    row.class_id = of.id;
    row.width = picture.width;
    row.height = picture.height;
    row.channels = picture.channels;
    row.source = {{"format", "png"}, {"bit_depth", 8}};
    row.sha256 = sha256(png);
    row.dhash = media::difference_hash(picture);
    return row;
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    // Not synced: what a test needs is speed, not safety.
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw Error(file.string() + " cannot be written");
}

}  // namespace

media::Image synthetic_picture(int ordinal, std::uint64_t seed, int width, int height, int channels) {
    Random random(derive_seed(seed, "synthetic_picture", static_cast<std::uint64_t>(ordinal)));
    const double angle = 0.7 * ordinal, period = 6.0 + ordinal % 4, shift = 2.0 * random.uniform();
    media::Image picture{width, height, channels, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double along = x * std::cos(angle) + y * std::sin(angle) + shift;
            for (int c = 0; c < channels; ++c) {
                const double value = 128 + 90 * std::sin(2 * 3.14159265358979 * along / period + 0.4 * c) + 12 * random.normal();
                picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)));
            }
        }
    }
    return picture;
}

SyntheticProject::SyntheticProject(const SyntheticOptions& options)
    : options_(options), project_(project::Project::create(temp_.path() / "project")) {
    project::Transaction transaction(project_);
    for (std::size_t i = 0; i < options.train.size(); ++i) {
        classes_.push_back(project::ClassRepository(project_).ensure("class_" + std::to_string(i)));
        for (const std::int64_t id : add_real(classes_.back(), "train", options.train[i])) {
            if (options.scores) add_real_scores(id, classes_.back());
        }
        add_real(classes_.back(), "validation", options.validation);
        add_real(classes_.back(), "test", options.test);
        add_real(classes_.back(), "pretrain", options.pretrain);
    }
    project::SplitRepository(project_).freeze({{"profile", "as imported"}});
    run_ = add_run("run_1");
    project::RunRepository(project_).choose({run_.id});
    run_.chosen = true;
    for (const project::Class& of : classes_) add_samples(of, run_, options.samples, options.scores);
    transaction.commit();
}

project::GenerationRun SyntheticProject::add_run(const std::string& name, const std::string& method) {
    project::GenerationRun run;
    run.name = name;
    run.method = method;
    run.settings = {{"guidance_scale", 7.5}, {"num_inference_steps", 25}};
    run.model = "fashion-mini";
    run.model_hash = sha256("fashion-mini");
    return project::RunRepository(project_).add(run);
}

std::vector<std::int64_t> SyntheticProject::add_real(const project::Class& of, const std::string& partition, std::int64_t count) {
    std::vector<std::int64_t> ids;
    for (std::int64_t k = 0; k < count; ++k) {
        const media::Image picture = synthetic_picture(of.ordinal, derive_seed(options_.seed, "real", pictures_), options_.width,
                                                       options_.height, options_.channels);
        const std::string png = media::encode_png(picture);
        const std::filesystem::path file = originals() / of.name / (std::to_string(pictures_++) + ".png");
        write(file, png);
        project::ImageRow row = row_of(picture, of, png);
        row.partition = partition;
        row.path = file.string();
        project::ImageRepository(project_).add(row);
        ids.push_back(row.id);
    }
    return ids;
}

std::vector<std::int64_t> SyntheticProject::add_samples(const project::Class& of, const project::GenerationRun& run, std::int64_t count,
                                                        bool scores) {
    if (count == 0) return {};
    project::QueueItem item;
    item.run_id = run.id;
    item.class_id = of.id;
    item.images = static_cast<int>(count);
    item.request = {{"prompt", "A photo of " + of.name + "."}};
    const std::int64_t item_id = project::QueueRepository(project_).enqueue(item);
    std::vector<std::int64_t> ids;
    for (std::int64_t k = 0; k < count; ++k) {
        const std::uint64_t seed = 1000u * static_cast<std::uint64_t>(of.ordinal) + static_cast<std::uint64_t>(k);
        const media::Image picture = synthetic_picture(of.ordinal, derive_seed(options_.seed, "sample", pictures_++), options_.width,
                                                       options_.height, options_.channels);
        const std::string png = media::encode_png(picture);
        project::Sample sample;
        sample.image = row_of(picture, of, png);
        sample.image.kind = "synthetic";
        sample.image.run_id = run.id;
        sample.image.path = "images/" + run.name + "/" + of.name + "/" + std::to_string(item_id) + "_" + std::to_string(k) + ".png";
        sample.queue_item_id = item_id;
        sample.seed = seed;
        sample.provenance = {{"prompt", "A photo of " + of.name + "."},
                             {"negative_prompt", ""},
                             {"seed", seed},
                             {"scheduler", "dpmpp-2m"},
                             {"num_inference_steps", 25},
                             {"guidance_scale", 7.5},
                             {"model", run.model},
                             {"model_hash", run.model_hash}};
        write(project_.folder() / sample.image.path, png);
        project::SampleRepository(project_).add(sample);
        ids.push_back(sample.image.id);
        if (!scores) continue;
        const double margin = 0.1 * static_cast<double>(count - k) - 0.15;
        project::ScoreRepository(project_).set(sample.image.id, {{"margin", margin},
                                                                 {"best_other", (of.ordinal + 1) % static_cast<int>(options_.train.size())},
                                                                 {"hard_cosine", 0.6 + 0.02 * static_cast<double>(count - k)},
                                                                 {"nearest_real", 0.1 + 0.01 * static_cast<double>(k)},
                                                                 {"contrast", media::contrast(picture)},
                                                                 {"blank", 0}});
    }
    project::QueueRepository(project_).mark(item_id, "done");
    return ids;
}

void SyntheticProject::add_real_scores(std::int64_t image_id, const project::Class& of) {
    Random random(derive_seed(options_.seed, "real_scores", static_cast<std::uint64_t>(image_id)));
    project::ScoreRepository(project_).set(image_id, {{"margin", 0.15 + 0.05 * random.uniform()},
                                                      {"best_other", (of.ordinal + 1) % static_cast<int>(options_.train.size())},
                                                      {"hard_cosine", 0.7 + 0.05 * random.uniform()},
                                                      {"nearest_real", 0.1 + 0.02 * random.uniform()},
                                                      {"contrast", 0.25},
                                                      {"blank", 0}});
}

}  // namespace tw::test
