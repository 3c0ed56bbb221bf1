#include "core/stages/generation/keeper.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/media/encode.h"
#include "core/media/provenance.h"
#include "core/media/similarity.h"
#include "core/project/classes.h"
#include "core/project/samples.h"
#include "core/stages/generation/generate.h"

namespace tw::stages {
namespace {

project::Sample sample_of(const project::Project& project, const Finished& finished, std::int64_t queue_item_id, std::int64_t class_id) {
    const Origin& origin = finished.origin;
    project::Sample sample;
    sample.queue_item_id = queue_item_id;
    sample.seed = origin.item.seed;
    sample.provenance = provenance_record(origin);
    if (origin.source) sample.source_image_id = origin.source->id;
    if (const Json& negative = sample.provenance.at("negative"); !negative.is_null()) {
        const auto other = project::ClassRepository(project).by_name(negative.at("class").get<std::string>());
        if (other) sample.negative_class_id = other->id;
    }
    project::ImageRow& image = sample.image;
    image.class_id = class_id;
    image.kind = "synthetic";
    image.path = "images/" + safe_file_name(origin.run.name) + "/" + safe_file_name(origin.class_name) + "/" +
                 std::to_string(origin.item.seed) + ".png";
    image.width = finished.picture.width;
    image.height = finished.picture.height;
    image.channels = finished.picture.channels;
    image.source = {{"format", "png"}};
    image.dhash = media::difference_hash(finished.picture);
    image.run_id = origin.run.id;
    return sample;
}

/// What one batch brings into the project.
class Intake {
public:
    Intake(project::Project& project, std::int64_t queue_item_id, std::int64_t class_id)
        : project_(project), queue_item_id_(queue_item_id), class_id_(class_id) {}

    void add(const Finished& finished, const std::optional<Likeness>& copied) {
        if (copied) {
            refused_.push_back({queue_item_id_, finished.origin.item.seed, copied->image_id, copied->distance});
            kept_.push_back(false);
            return;
        }
        project::Sample sample = sample_of(project_, finished, queue_item_id_, class_id_);
        const auto texts = media::provenance_texts(sample.provenance, finished.origin.source.has_value());
        files_.push_back({project_.folder() / sample.image.path, media::encode_png(finished.picture, texts)});
        sample.image.sha256 = sha256(files_.back().bytes);
        samples_.push_back(std::move(sample));
        kept_.push_back(true);
    }

    std::vector<std::optional<std::int64_t>> commit() {
        write_files_atomic(files_);
        try {
            add_rows();
        } catch (...) {
            std::error_code ignored;
            for (const NewFile& file : files_) fs::remove(file.path, ignored);
            throw;
        }
        std::vector<std::optional<std::int64_t>> ids;
        auto sample = samples_.begin();
        for (const bool kept : kept_) ids.push_back(kept ? std::optional((sample++)->image.id) : std::nullopt);
        return ids;
    }

private:
    void add_rows() {
        project::Transaction transaction(project_);
        project::SampleRepository repository(project_);
        for (project::Sample& sample : samples_) repository.add(sample);
        for (const project::RefusedSample& refused : refused_) repository.add_refused(refused);
        transaction.commit();
    }

    project::Project& project_;
    const std::int64_t queue_item_id_, class_id_;
    std::vector<NewFile> files_;
    std::vector<project::Sample> samples_;
    std::vector<project::RefusedSample> refused_;
    std::vector<bool> kept_;
};

}  // namespace

Keeper::Keeper(project::Project& project) : project_(project), copies_(project, copy_distance(project)) {}

std::vector<std::optional<std::int64_t>> Keeper::keep(const std::vector<Finished>& batch, std::int64_t queue_item_id,
                                                      std::int64_t class_id) {
    Intake intake(project_, queue_item_id, class_id);
    for (const Finished& finished : batch) intake.add(finished, copies_.find(finished.picture));
    try {
        return intake.commit();
    } catch (const std::exception& fault) {
        throw StorageFault(fault.what());
    }
}

}  // namespace tw::stages
