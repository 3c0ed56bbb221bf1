#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/stages/import/row_listing.h"

#include <fstream>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

/// The file that lists pictures and annotations; in a folder, those of `annotations/` too.
std::vector<fs::path> annotation_files(const fs::path& path) {
    if (fs::is_regular_file(path)) return {path};
    std::set<fs::path> files;
    for (const fs::path& folder : {path, path / "annotations"}) {
        std::error_code error;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            if (it->is_regular_file(error) && is_coco(it->path())) files.insert(it->path());
        }
    }
    return {files.begin(), files.end()};
}

/// "instances_val2017.json" speaks of the split "val" and of pictures in a folder "val2017".
std::string set_name(const fs::path& list) {
    const std::string stem = list.stem().string();
    const std::size_t mark = stem.find_last_of('_');
    return mark == std::string::npos ? stem : stem.substr(mark + 1);
}

std::string split_of(const fs::path& list) {
    std::string name = set_name(list);
    while (!name.empty() && std::isdigit(static_cast<unsigned char>(name.back()))) name.pop_back();
    return partition_named(name) ? name : std::string();
}

fs::path find_picture(const fs::path& list, const std::string& file) {
    const fs::path folder = list.parent_path(), above = folder.parent_path();
    const fs::path places[] = {folder,
                               folder / "images",
                               above,
                               above / "images",
                               above / set_name(list),
                               folder / set_name(list),
                               above / "images" / set_name(list)};
    for (const fs::path& place : places) {
        if (fs::is_regular_file(place / file)) return place / file;
    }
    return folder / file;
}

template <typename Value>
Value field(const Json& object, const char* name, const fs::path& list) {
    try {
        return object.at(name).get<Value>();
    } catch (const Json::exception&) {
        throw Error(list.string() + " is not a COCO file: an entry has no usable '" + name + "'");
    }
}

const Json& part(const Json& json, const char* name, const fs::path& list) {
    if (json.is_object() && json.contains(name) && json.at(name).is_array()) return json.at(name);
    throw Error(list.string() + " is not a COCO file: it has no list '" + name + "'");
}

void read_list(const fs::path& list, RowListing& listing) {
    const Json json = read_json_file(list, std::uintmax_t{2} << 30);
    std::map<std::int64_t, std::string> categories;
    for (const Json& one : part(json, "categories", list)) {
        categories[field<std::int64_t>(one, "id", list)] = field<std::string>(one, "name", list);
    }
    std::map<std::int64_t, std::set<std::string>> classes;
    for (const Json& one : part(json, "annotations", list)) {
        const auto category = categories.find(field<std::int64_t>(one, "category_id", list));
        classes[field<std::int64_t>(one, "image_id", list)].insert(category == categories.end() ? std::string() : category->second);
    }
    for (const Json& one : part(json, "images", list)) {
        const auto id = field<std::int64_t>(one, "id", list);
        const std::string file = find_picture(list, field<std::string>(one, "file_name", list)).string();
        const std::set<std::string>& of_image = classes[id];
        if (of_image.size() > 1) {
            std::string names;
            for (const std::string& name : of_image) names += (names.empty() ? "" : ", ") + name;
            listing.refuse(file, "mislabelled", "has annotations of several classes (" + names + "), so it is of none");
            continue;
        }
        const bool is_marked = one.contains("is_synthetic") && one["is_synthetic"].is_boolean() && one["is_synthetic"].get<bool>();
        const std::string split = one.contains("split") && one["split"].is_string() ? one["split"].get<std::string>() : split_of(list);
        listing.take({file, of_image.empty() ? std::string() : *of_image.begin(), split, list.string() + ", image " + std::to_string(id),
                      is_marked});
    }
}

}  // namespace

bool is_coco(const fs::path& path) {
    if (fs::is_directory(path)) return !annotation_files(path).empty();
    if (path.extension() != ".json") return false;
    std::ifstream in(path, std::ios::binary);
    std::string head(1u << 16, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    const auto names = [&](const char* name) { return head.find(name) != std::string::npos; };
    // The lists may stand in any order, and each may be longer than the head.
    if (names("\"images\"")) return names("\"file_name\"") || names("\"annotations\"") || names("\"categories\"");
    return names("\"annotations\"") && names("\"categories\"");
}

Listing list_coco(const ImportRequest& request) {
    const fs::path root = fs::absolute(request.path).lexically_normal();
    const std::vector<fs::path> lists = annotation_files(root);
    if (lists.empty()) throw Error(request.path.string() + " holds no COCO file (.json with images, annotations and categories)");
    RowListing listing(request, fs::is_directory(root) ? root : root.parent_path());
    for (const fs::path& list : lists) read_list(list, listing);
    return listing.done();
}

}  // namespace tw::stages
