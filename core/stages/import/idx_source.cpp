#include "core/base/error.h"
#include "core/base/text.h"
#include "core/media/idx.h"
#include "core/stages/import/source.h"

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

/// "train-images-idx3-ubyte.gz" -> "train-labels-idx1-ubyte", packed or not.
fs::path labels_beside(const fs::path& images) {
    std::string name = images.filename().string();
    name = replace_all(replace_all(name, "images", "labels"), "idx3", "idx1");
    std::string packed = name.ends_with(".gz") ? name : name + ".gz";
    std::string plain = packed.substr(0, packed.size() - 3);
    if (name != images.filename().string()) {
        for (const std::string& candidate : {name, packed, plain}) {
            const fs::path path = images.parent_path() / candidate;
            if (fs::is_regular_file(path)) return path;
        }
    }
    throw Error("no labels file was found beside " + images.string() + "; name it with the labels option");
}

void check_range(const ImportRequest& request, const fs::path& images, std::int64_t held) {
    const bool fits = request.first >= 0 && request.first <= held && (request.count < 0 || request.count <= held - request.first);
    if (fits) return;
    throw Error(images.string() + " holds " + std::to_string(held) + " images, so " + std::to_string(request.count) + " from number " +
                std::to_string(request.first) + " cannot be taken");
}

/// Label numbers are ordinals, so every class up to the largest label gets its place, in order.
std::vector<std::string> names_of(const ImportRequest& request, const media::IdxFile& labels) {
    if (!request.class_names.empty()) return request.class_names;
    int largest = -1;
    for (std::int64_t i = 0; i < labels.count(); ++i) largest = std::max(largest, labels.label(i));
    std::vector<std::string> names;
    for (int label = 0; label <= largest; ++label) names.push_back(std::to_string(label));
    return names;
}

void list_file(const ImportRequest& request, const fs::path& images_path, const fs::path& labels_path, const std::string& partition,
               Listing& listing) {
    const auto images = media::IdxFile::open(images_path);
    const auto labels = media::IdxFile::open(labels_path);
    if (images->sizes().size() != 3) throw Error(images_path.string() + " is an idx file, but not one of pictures");
    if (labels->sizes().size() != 1) throw Error(labels_path.string() + " is an idx file, but not one of labels");
    if (images->count() != labels->count()) {
        throw Error(images_path.string() + " holds " + std::to_string(images->count()) + " images, but " + labels_path.string() + " " +
                    std::to_string(labels->count()) + " labels");
    }
    check_range(request, images_path, images->count());
    const std::vector<std::string> names = names_of(request, *labels);
    if (names.size() > listing.classes.size()) listing.classes = names;
    const std::int64_t end = request.count < 0 ? images->count() : request.first + request.count;
    const fs::path absolute = fs::absolute(images_path).lexically_normal();
    for (std::int64_t i = request.first; i < end; ++i) {
        const auto label = static_cast<std::size_t>(labels->label(i));
        const media::Locator locator{absolute, i};
        if (label < names.size()) {
            listing.candidates.push_back({locator, names[label], partition});
            continue;
        }
        ++listing.skipped;
        listing.issues.push_back(
            {locator.text(), "mislabelled",
             "has the label " + std::to_string(label) + ", but there are only " + std::to_string(names.size()) + " class names"});
    }
}

void list_folder(const ImportRequest& request, Listing& listing) {
    if (request.first != 0 || request.count >= 0 || !request.labels.empty()) {
        throw Error(request.path.string() + " is a folder; a range or a labels file can only be given for one idx file");
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(request.path)) {
        if (entry.is_regular_file() && is_idx_images_name(entry.path().filename().string())) files.push_back(entry.path());
    }
    if (files.empty()) throw Error(request.path.string() + " holds no idx file of images");
    std::sort(files.begin(), files.end(), std::greater<>());  // train before t10k, so that a duplicate is named by its training image
    for (const fs::path& file : files) {
        const std::string name = lower_ascii(file.filename().string());
        const bool is_test = name.starts_with("t10k") || name.starts_with("test");
        list_file(request, file, labels_beside(file), is_test ? "test" : request.partition, listing);
    }
}

}  // namespace

Listing list_idx(const ImportRequest& request) {
    Listing listing;
    if (fs::is_directory(request.path)) {
        list_folder(request, listing);
    } else {
        list_file(request, request.path, request.labels.empty() ? labels_beside(request.path) : request.labels, request.partition, listing);
    }
    return listing;
}

}  // namespace tw::stages
