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

void write_picture(const fs::path& path, const std::string& png) {
    const bool new_folder = fs::create_directories(path.parent_path());
    if (new_folder) sync_path(path.parent_path().parent_path());
    write_file_atomic(path, png);
    sync_path(path.parent_path());
}

}  // namespace

Keeper::Keeper(project::Project& project) : project_(project), copies_(project, copy_distance(project)) {}

std::optional<std::int64_t> Keeper::keep(const Origin& origin, std::int64_t queue_item_id, std::int64_t class_id,
                                         const media::Image& picture) {
    const std::optional<Likeness> copied = copies_.find(picture);
    try {
        if (!copied) return store(origin, queue_item_id, class_id, picture);
        project::SampleRepository(project_).add_refused({queue_item_id, origin.item.seed, copied->image_id, copied->distance});
        return std::nullopt;
    } catch (const std::exception& fault) {
        throw StorageFault(fault.what());
    }
}

std::int64_t Keeper::store(const Origin& origin, std::int64_t queue_item_id, std::int64_t class_id, const media::Image& picture) {
    project::Sample sample;
    sample.queue_item_id = queue_item_id;
    sample.seed = origin.item.seed;
    sample.provenance = provenance_record(origin);
    if (origin.source) sample.source_image_id = origin.source->id;
    if (const Json& negative = sample.provenance.at("negative"); !negative.is_null()) {
        const auto other = project::ClassRepository(project_).by_name(negative.at("class").get<std::string>());
        if (other) sample.negative_class_id = other->id;
    }
    const std::string png = media::encode_png(picture, media::provenance_texts(sample.provenance, origin.source.has_value()));
    const std::string path = "images/" + safe_file_name(origin.run.name) + "/" + safe_file_name(origin.class_name) + "/" +
                             std::to_string(origin.item.seed) + ".png";
    project::ImageRow& image = sample.image;
    image.class_id = class_id;
    image.kind = "synthetic";
    image.path = path;
    image.width = picture.width;
    image.height = picture.height;
    image.channels = picture.channels;
    image.source = {{"format", "png"}};
    image.sha256 = sha256(png);
    image.dhash = media::difference_hash(picture);
    image.run_id = origin.run.id;
    write_picture(project_.folder() / path, png);
    try {
        project::SampleRepository(project_).add(sample);
    } catch (...) {
        std::error_code ignored;
        fs::remove(project_.folder() / path, ignored);
        throw;
    }
    return image.id;
}

}  // namespace tw::stages
