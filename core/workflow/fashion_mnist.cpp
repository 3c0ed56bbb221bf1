#include "core/workflow/fashion_mnist.h"

#include "core/base/error.h"
#include "core/project/dataset.h"
#include "core/project/imports.h"
#include "core/project/split.h"
#include "core/stages/balance/balance.h"
#include "core/stages/import/import.h"

#include <iterator>

namespace tw::workflow {
namespace {

/// The words that the miniature's captions use (resources/models); idx files hold label numbers only.
const std::vector<std::string> fashion_classes = {"t-shirt", "trouser", "pullover", "dress", "coat",
                                                  "sandal",  "shirt",   "sneaker",  "bag",   "ankle boot"};

/// The miniature was trained on the first half of the training file; everything else comes from the other half.
constexpr std::int64_t pretrain_images = 30'000;

constexpr const char* sizes_key = "demo";

Json sizes_of(const FashionTail& tail) {
    return {{"imbalance_factor", tail.imbalance_factor}, {"max_count", tail.max_count}, {"target", tail.target}, {"seed", tail.seed}};
}

}  // namespace

void check_fashion_data(const FashionTail& tail) {
    const std::filesystem::path file = tail.data / "train-images-idx3-ubyte.gz";
    if (!std::filesystem::exists(file)) {
        throw Error(file.string() + " is missing: install Debian's package dataset-fashion-mnist or name the folder with its files");
    }
}

project::Project open_fashion_project(const std::filesystem::path& folder, const FashionTail& tail) {
    check_fashion_data(tail);
    if (std::filesystem::exists(folder) && !std::filesystem::is_empty(folder)) {
        project::Project project = project::Project::open(folder, project::Project::Mode::write);
        const Json sizes = project.setting(sizes_key);
        if (sizes.is_null()) throw Error(folder.string() + " holds a project of other data; choose another folder");
        if (sizes != sizes_of(tail)) {
            throw Error(folder.string() + " was made with other sizes (" + to_line(sizes) +
                        "); choose another folder or remove it");
        }
        return project;
    }
    std::filesystem::create_directories(folder.parent_path());
    project::Project project = project::Project::create(folder);
    project::DatasetSettings dataset;
    dataset.fit = "pad";  // 28 x 28 pictures in a 32 x 32 network
    dataset.prompt_template = "a photo of a {class}, a type of clothing.";
    project::set_dataset_settings(project, dataset);
    project.set_setting(sizes_key, sizes_of(tail));
    return project;
}

jobs::Outcome import_fashion(project::Project& project, const FashionTail& tail, const jobs::Control& control,
                             const jobs::ProgressFn& report) {
    struct Part {
        const char* images;
        const char* partition;
        std::int64_t first, count;
    };
    constexpr Part parts[] = {
        {"train-images-idx3-ubyte.gz", "pretrain", 0, pretrain_images},
        {"train-images-idx3-ubyte.gz", "held_out", pretrain_images, -1},
        {"t10k-images-idx3-ubyte.gz", "test", 0, -1},
    };
    std::size_t finished = 0;
    for (const project::ImportRow& row : project::ImportRepository(project).all()) finished += row.finished.empty() ? 0 : 1;
    for (std::size_t i = finished; i < std::size(parts); ++i) {
        stages::ImportRequest part;
        part.format = "idx";
        part.path = tail.data / parts[i].images;
        part.class_names = fashion_classes;
        part.partition = parts[i].partition;
        part.first = parts[i].first;
        part.count = parts[i].count;
        stages::import_images(project, part, control, report);
        if (control.stopping()) return jobs::Outcome::stopped();
    }
    return {};
}

void make_fashion_tail(project::Project& project, const FashionTail& tail) {
    if (project::SplitRepository(project).current()) return;
    stages::LongTailRequest request;
    request.imbalance_factor = tail.imbalance_factor;
    request.max_count = tail.max_count;
    request.seed = tail.seed;
    stages::build_long_tail(project, request);
    stages::fill_to(project, tail.target);
}

}  // namespace tw::workflow
