#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/media/cifar.h"
#include "core/stages/import/source.h"

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

bool is_batch(const fs::path& path) {
    const std::string name = lower_ascii(path.filename().string());
    return media::is_cifar_name(path) && (name.starts_with("data_batch") || name.starts_with("test") || name.starts_with("train"));
}

std::vector<fs::path> batches(const fs::path& path) {
    if (!fs::is_directory(path)) return {path};
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        if (it->is_regular_file(error) && is_batch(it->path())) files.push_back(it->path());
    }
    // Training batches first, so that a duplicate is named by its training image.
    std::sort(files.begin(), files.end());
    return files;
}

/// As the data sets bring them: one name a line.
std::vector<std::string> names_beside(const fs::path& folder) {
    for (const char* file : {"batches.meta.txt", "fine_label_names.txt"}) {
        if (!fs::is_regular_file(folder / file)) continue;
        std::vector<std::string> names;
        for (const std::string& line : split(read_file(folder / file, 1u << 20), '\n')) {
            if (!trim(line).empty()) names.push_back(trim(line));
        }
        return names;
    }
    return {};
}

void list_batch(const ImportRequest& request, const fs::path& path, const std::vector<std::string>& names, Listing& listing) {
    const media::CifarFile file(path);
    const bool is_test = lower_ascii(path.filename().string()).starts_with("test");
    const fs::path absolute = fs::absolute(path).lexically_normal();
    for (std::int64_t i = 0; i < file.count(); ++i) {
        const auto label = static_cast<std::size_t>(file.label(i));
        const media::Locator place{absolute, i};
        if (!names.empty() && label >= names.size()) {
            ++listing.skipped;
            listing.issues.push_back(
                {place.text(), "mislabelled",
                 "has the label " + std::to_string(label) + ", but there are only " + std::to_string(names.size()) + " class names"});
            continue;
        }
        const std::string name = names.empty() ? std::to_string(label) : names[label];
        listing.candidates.push_back({place, name, is_test ? "test" : request.partition});
    }
}

}  // namespace

bool is_cifar(const fs::path& path) {
    if (!fs::is_directory(path)) return is_batch(path);
    return !batches(path).empty();
}

Listing list_cifar(const ImportRequest& request) {
    const std::vector<fs::path> files = batches(request.path);
    if (files.empty()) throw Error(request.path.string() + " holds no CIFAR batch (data_batch_1.bin, train.bin, test_batch.bin, …)");
    Listing listing;
    listing.classes = request.class_names.empty() ? names_beside(files.front().parent_path()) : request.class_names;
    for (const fs::path& file : files) list_batch(request, file, listing.classes, listing);
    if (listing.classes.empty()) {
        std::set<int> labels;
        for (const Candidate& one : listing.candidates) labels.insert(std::stoi(one.class_name));
        for (const int label : labels) listing.classes.push_back(std::to_string(label));
    }
    return listing;
}

}  // namespace tw::stages
