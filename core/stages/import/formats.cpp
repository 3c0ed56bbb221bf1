#include "core/base/error.h"
#include "core/base/text.h"
#include "core/stages/import/source.h"

#include <array>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

bool holds_idx_images(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && is_idx_images_name(entry.path().filename().string())) return true;
    }
    return false;
}

bool is_idx(const fs::path& path) {
    return fs::is_directory(path) ? holds_idx_images(path) : is_idx_images_name(path.filename().string());
}

bool is_csv(const fs::path& path) {
    const std::string name = lower_ascii(path.filename().string());
    return !fs::is_directory(path) && (name.ends_with(".csv") || name.ends_with(".tsv"));
}

bool is_folder(const fs::path& path) {
    return fs::is_directory(path);
}

struct Format {
    const char* name;
    bool (*matches)(const fs::path& path);
    Listing (*list)(const ImportRequest& request);
};

/// In the order in which they are tried: the more particular ones first.
constexpr std::array formats = {
    Format{"idx", is_idx, list_idx},
    Format{"cifar", is_cifar, list_cifar},
    Format{"food101", is_food101, list_food101},
    Format{"hugging_face", is_hugging_face, list_hugging_face},
    Format{"coco", is_coco, list_coco},
    Format{"csv", is_csv, list_csv},
    Format{"generated", is_generated, list_generated},
    Format{"image_folder", is_folder, list_image_folder},
};

}  // namespace

std::vector<std::string> import_formats() {
    std::vector<std::string> names;
    for (const Format& format : formats) names.emplace_back(format.name);
    return names;
}

std::string format_of(const fs::path& path) {
    for (const Format& format : formats) {
        if (format.matches(path)) return format.name;
    }
    throw Error(path.string() +
                " is neither a folder nor, by its name, a list (.csv, .tsv, .jsonl, .json) or an idx or CIFAR file; give the format");
}

Listing list_source(const ImportRequest& request) {
    std::string names;
    for (const Format& format : formats) {
        if (request.format == format.name) return format.list(request);
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    throw Error("format '" + request.format + "' is unknown; allowed are " + names);
}

Json stored_request(const ImportRequest& request) {
    Json json = {{"partition", request.partition}, {"class_names", request.class_names}};
    if (!request.labels.empty()) json["labels"] = request.labels.string();
    if (request.first != 0) json["first"] = request.first;
    if (request.count >= 0) json["count"] = request.count;
    return json;
}

ImportRequest request_of(const project::ImportRow& row) {
    ImportRequest request;
    request.format = row.format;
    request.path = row.path;
    request.partition = row.request.value("partition", request.partition);
    request.class_names = row.request.value("class_names", request.class_names);
    request.labels = row.request.value("labels", std::string());
    request.first = row.request.value("first", request.first);
    request.count = row.request.value("count", request.count);
    return request;
}

}  // namespace tw::stages
