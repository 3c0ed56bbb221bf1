#include "tests/support/fashion_images.h"

#include "core/media/decode.h"
#include "core/media/idx.h"
#include "core/media/similarity.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"

#include <numeric>

namespace tw::test {
namespace {

const std::filesystem::path data = "/usr/share/datasets/fashion-mnist";

}  // namespace

project::Project fashion_classes_project(const std::filesystem::path& folder) {
    project::Project made = project::Project::create(folder);
    project::DatasetSettings settings;
    settings.fit = "pad";
    settings.prompt_template = "a photo of a {class}, a type of clothing.";
    project::set_dataset_settings(made, settings);
    project::ClassRepository classes(made);
    for (const char* name : {"t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"}) {
        classes.ensure(name);
    }
    return made;
}

std::vector<std::vector<std::int64_t>> add_fashion_images(project::Project& project, const std::string& partition, std::int64_t first,
                                                          const std::vector<std::int64_t>& counts) {
    project::Transaction transaction(project);
    project::ImageRepository images(project);
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    const auto labels = media::IdxFile::open(data / "train-labels-idx1-ubyte.gz");
    std::vector<std::vector<std::int64_t>> ids(counts.size());
    std::int64_t missing = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    for (std::int64_t i = first; missing > 0 && i < labels->count(); ++i) {
        const auto label = static_cast<std::size_t>(labels->label(i));
        if (label >= counts.size() || static_cast<std::int64_t>(ids[label].size()) >= counts[label]) continue;
        const media::Locator place{data / "train-images-idx3-ubyte.gz", i};
        const media::Image picture = media::load_image(place);
        project::ImageRow row;
        row.class_id = classes[label].id;
        row.partition = partition;
        row.path = place.path.string();
        row.idx = i;
        row.width = picture.width;
        row.height = picture.height;
        row.channels = picture.channels;
        row.sha256 = media::content_sha256(place);
        row.dhash = media::difference_hash(picture);
        images.add(row);
        ids[label].push_back(row.id);
        --missing;
    }
    transaction.commit();
    return ids;
}

}  // namespace tw::test
