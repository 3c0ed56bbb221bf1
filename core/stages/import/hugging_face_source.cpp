#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/stages/import/csv_reader.h"
#include "core/stages/import/row_listing.h"

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

constexpr const char* list_names[] = {"metadata.jsonl", "metadata.csv"};
constexpr const char* label_names[] = {"label", "labels", "class", "class_name", "category", "fine_label"};

std::optional<fs::path> list_in(const fs::path& folder) {
    for (const char* name : list_names) {
        if (fs::is_regular_file(folder / name)) return folder / name;
    }
    return std::nullopt;
}

/// The list of the folder itself, and those of its folders named like partitions.
std::vector<fs::path> lists_of(const fs::path& path) {
    std::vector<fs::path> lists;
    if (fs::is_regular_file(path)) return {path};
    if (const auto list = list_in(path)) lists.push_back(*list);
    std::error_code error;
    std::set<fs::path> folders;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        if (it->is_directory(error) && partition_named(it->path().filename().string())) folders.insert(it->path());
    }
    for (const fs::path& folder : folders) {
        if (const auto list = list_in(folder)) lists.push_back(*list);
    }
    return lists;
}

std::string text_of(const Json& value) {
    if (value.is_string()) return trim(value.get<std::string>());
    return value.is_number_integer() || value.is_boolean() ? value.dump() : std::string();
}

/// Each line as a JSON object whatever the list is written in; `take` gets its number in the file.
void read_lines(const fs::path& list, const std::function<void(const Json& line, std::int64_t number)>& take) {
    const std::string text = read_file(list, 1u << 30);
    if (list.extension() == ".jsonl") {
        std::int64_t number = 0;
        for (const std::string& line : split(text, '\n')) {
            ++number;
            if (trim(line).empty()) continue;
            const Json json = Json::parse(line, nullptr, false);
            if (!json.is_object()) throw Error(list.string() + ", line " + std::to_string(number) + " is not a JSON object");
            take(json, number);
        }
        return;
    }
    const std::vector<CsvRow> rows = read_csv(text, list.string());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Json json = Json::object();
        for (std::size_t k = 0; k < std::min(rows[i].fields.size(), rows[0].fields.size()); ++k) {
            json[trim(rows[0].fields[k])] = rows[i].fields[k];
        }
        take(json, rows[i].line);
    }
}

/// The folder's name, or the first part of the file's path, may say the split when the line does not.
std::string split_of(const Json& line, const fs::path& folder, const std::string& file) {
    if (line.contains("split")) return text_of(line["split"]);
    for (const std::string& name : {folder.filename().string(), fs::path(file).begin()->string()}) {
        if (partition_named(name)) return name;
    }
    return {};
}

void read_list(const ImportRequest& request, const fs::path& list, RowListing& listing) {
    const fs::path folder = list.parent_path();
    bool any_label = false;
    read_lines(list, [&](const Json& line, std::int64_t number) {
        ListedRow row;
        const std::string file = line.contains("file_name") ? text_of(line["file_name"]) : std::string();
        if (!file.empty()) row.path = (folder / file).string();
        for (const char* name : label_names) {
            if (row.label.empty() && line.contains(name)) row.label = text_of(line[name]);
        }
        any_label = any_label || !row.label.empty();
        if (!file.empty()) row.split = split_of(line, folder, file);
        row.place = list.string() + ", line " + std::to_string(number);
        row.is_synthetic = line.contains("is_synthetic") && lower_ascii(text_of(line["is_synthetic"])) == "true";
        listing.take(row);
    });
    if (!any_label) {
        throw Error(list.string() + " names no label for any picture: a column or field called label is needed" +
                    (request.class_names.empty() ? "" : " also where class names are given"));
    }
}

}  // namespace

bool is_hugging_face(const fs::path& path) {
    if (fs::is_directory(path)) return !lists_of(path).empty();
    return path.extension() == ".jsonl" || path.filename() == "metadata.csv";
}

Listing list_hugging_face(const ImportRequest& request) {
    const fs::path root = fs::absolute(request.path).lexically_normal();
    const std::vector<fs::path> lists = lists_of(root);
    if (lists.empty()) throw Error(request.path.string() + " holds no metadata.jsonl or metadata.csv");
    RowListing listing(request, root);
    for (const fs::path& list : lists) read_list(request, list, listing);
    return listing.done();
}

}  // namespace tw::stages
