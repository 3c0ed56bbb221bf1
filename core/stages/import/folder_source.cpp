#include "core/base/error.h"
#include "core/stages/import/source.h"

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// Sorted, hidden ones left out. A folder that may not be opened becomes an issue.
std::vector<fs::directory_entry> entries_of(const fs::path& folder, Listing& listing) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (!is_hidden(it->path())) entries.push_back(*it);
    }
    if (error) listing.issues.push_back({folder.string(), "broken", "cannot be read: " + error.message()});
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// Files below a class's folder at any depth; folders behind a link are not entered, since they may lead in a ring.
void list_class_files(const fs::path& folder, const std::string& class_name, const std::string& partition, Listing& listing) {
    for (const fs::directory_entry& entry : entries_of(folder, listing)) {
        std::error_code error;
        if (entry.is_directory(error)) {
            if (!entry.is_symlink(error)) list_class_files(entry.path(), class_name, partition, listing);
        } else if (has_image_extension(entry.path())) {
            listing.candidates.push_back({{entry.path(), -1}, class_name, partition});
        } else {
            ++listing.skipped;
            listing.issues.push_back({entry.path().string(), "unknown_file", "is not a known kind of image file"});
        }
    }
}

void list_class(const fs::path& folder, const std::string& partition, const ImportRequest& request, Listing& listing) {
    const std::string folder_name = folder.filename().string();
    const std::optional<std::string> class_name = class_named(folder_name, request.class_names);
    if (!class_name) {
        listing.issues.push_back({folder.string(), "mislabelled", "is a class folder that is not among the class names given"});
        return;
    }
    const std::size_t before = listing.candidates.size();
    list_class_files(folder, *class_name, partition, listing);
    if (listing.candidates.size() == before) {
        listing.issues.push_back({folder.string(), "small_class", "is a class folder without any image"});
    } else if (std::find(listing.classes.begin(), listing.classes.end(), *class_name) == listing.classes.end()) {
        listing.classes.push_back(*class_name);
    }
}

/// The class folders of one partition; files beside them are no pictures of any class.
void list_classes(const fs::path& folder, const std::string& partition, const ImportRequest& request, Listing& listing) {
    for (const fs::directory_entry& entry : entries_of(folder, listing)) {
        if (entry.is_directory()) {
            list_class(entry.path(), partition, request, listing);
        } else {
            listing.skipped += has_image_extension(entry.path()) ? 1 : 0;
            listing.issues.push_back({entry.path().string(), "unknown_file", "lies outside every class folder"});
        }
    }
}

/// Folders named train, val, test … above the class folders. One folder of another name, and they are classes.
bool is_split_in_partitions(const fs::path& root) {
    int partitions = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(root)) {
        if (!entry.is_directory() || is_hidden(entry.path())) continue;
        if (!partition_named(entry.path().filename().string())) return false;
        ++partitions;
    }
    return partitions > 0;
}

}  // namespace

Listing list_image_folder(const ImportRequest& request) {
    const fs::path root = fs::absolute(request.path).lexically_normal();
    if (!fs::is_directory(root)) throw Error(request.path.string() + " is not a folder");
    Listing listing;
    if (!request.class_names.empty()) listing.classes = request.class_names;
    if (is_split_in_partitions(root)) {
        for (const fs::directory_entry& entry : entries_of(root, listing)) {
            if (!entry.is_directory()) {
                listing.issues.push_back({entry.path().string(), "unknown_file", "lies outside every class folder"});
                continue;
            }
            list_classes(entry.path(), *partition_named(entry.path().filename().string()), request, listing);
        }
    } else {
        list_classes(root, request.partition, request, listing);
    }
    if (listing.candidates.empty()) {
        throw Error(request.path.string() + " holds no class folder with images in it (expected: folder/class/image)");
    }
    return listing;
}

}  // namespace tw::stages
