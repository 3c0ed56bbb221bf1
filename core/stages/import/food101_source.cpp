#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/stages/import/row_listing.h"

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

constexpr const char* partitions[] = {"train", "test"};

/// "apple_pie/1005649", as the lists name pictures: without the extension.
std::string file_of(const fs::path& root, const std::string& entry) {
    for (const char* extension : {".jpg", ".jpeg", ".png", ".JPG", ""}) {
        const std::string file = "images/" + entry + extension;
        if (fs::is_regular_file(root / file)) return file;
    }
    return "images/" + entry + ".jpg";
}

/// meta/train.txt, one entry a line, or meta/train.json, a list of entries for each class.
std::vector<std::string> entries_of(const fs::path& root, const std::string& partition) {
    const fs::path text = root / "meta" / (partition + ".txt"), json = root / "meta" / (partition + ".json");
    std::vector<std::string> entries;
    if (fs::is_regular_file(text)) {
        for (const std::string& line : split(read_file(text, 1u << 30), '\n')) {
            if (!trim(line).empty()) entries.push_back(trim(line));
        }
    } else if (fs::is_regular_file(json)) {
        const Json lists = read_json_file(json);
        for (const auto& [name, listed] : lists.items()) {
            if (!listed.is_array()) throw Error(json.string() + ": '" + name + "' is no list of pictures");
            for (const Json& entry : listed) entries.push_back(entry.is_string() ? entry.get<std::string>() : std::string());
        }
    }
    return entries;
}

std::vector<std::string> class_order(const fs::path& root) {
    std::vector<std::string> names;
    const fs::path file = root / "meta" / "classes.txt";
    if (!fs::is_regular_file(file)) return names;
    for (const std::string& line : split(read_file(file, 1u << 20), '\n')) {
        if (!trim(line).empty()) names.push_back(trim(line));
    }
    return names;
}

}  // namespace

bool is_food101(const fs::path& path) {
    if (!fs::is_directory(path / "images") || !fs::is_directory(path / "meta")) return false;
    return fs::is_regular_file(path / "meta" / "train.txt") || fs::is_regular_file(path / "meta" / "train.json");
}

Listing list_food101(const ImportRequest& request) {
    const fs::path root = fs::absolute(request.path).lexically_normal();
    if (!is_food101(root)) {
        throw Error(request.path.string() +
                    " is not laid out as Food-101 is: images/class/picture.jpg and meta/train.txt or meta/train.json");
    }
    ImportRequest named = request;
    if (named.class_names.empty()) named.class_names = class_order(root);
    RowListing listing(named, root);
    for (const char* partition : partitions) {
        std::int64_t number = 0;
        for (const std::string& entry : entries_of(root, partition)) {
            const std::string place = std::string("meta/") + partition + ", entry " + std::to_string(++number);
            const std::size_t slash = entry.find('/');
            if (slash == std::string::npos) {
                listing.refuse(place, "unknown_file", "names '" + entry + "', which is not class/picture");
                continue;
            }
            const std::string split_name =
                std::string(partition) == "train" && request.partition != "train" ? request.partition : partition;
            listing.take({file_of(root, entry), entry.substr(0, slash), split_name, place});
        }
    }
    return listing.done();
}

}  // namespace tw::stages
