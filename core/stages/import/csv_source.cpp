#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/stages/import/csv_reader.h"
#include "core/stages/import/source.h"

#include <set>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t none = SIZE_MAX;

/// Which field holds what; without a header path,label[,split] is taken.
struct Columns {
    std::size_t path = 0, label = 1, split = 2;
    bool has_header = false;
};

std::size_t find_column(const CsvRow& header, std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const std::string field = lower_ascii(trim(header.fields[i]));
        if (std::find(names.begin(), names.end(), field) != names.end()) return i;
    }
    return none;
}

Columns columns_of(const CsvRow& first) {
    const std::size_t path = find_column(first, {"path", "file", "file_name", "filename", "image", "image_path"});
    const std::size_t label = find_column(first, {"label", "class", "class_name", "category"});
    if (path == none || label == none) return {};
    return {path, label, find_column(first, {"split", "partition", "subset", "set"}), true};
}

class CsvListing {
public:
    CsvListing(const ImportRequest& request, const Columns& columns)
        : request_(request), columns_(columns), folder_(fs::absolute(request.path).parent_path()) {}

    void take(const CsvRow& row) {
        const std::string path = field(row, columns_.path), label = field(row, columns_.label), split = field(row, columns_.split);
        const std::string place = request_.path.string() + ", line " + std::to_string(row.line);
        if (path.empty()) return refuse(place, "unknown_file", "names no file");
        const std::string file = (folder_ / path).lexically_normal().string();  // an absolute path stays what it is
        if (label.empty()) return refuse(file, "mislabelled", "has no label in " + place);
        const std::optional<std::string> class_name = class_named(label, request_.class_names);
        if (!class_name) return refuse(file, "mislabelled", "has the label '" + label + "', which is not among the class names given");
        const std::optional<std::string> partition = split.empty() ? request_.partition : partition_named(split);
        if (!partition) return refuse(file, "mislabelled", "has the split '" + split + "', which is none of train, validation and test");
        seen_.insert(*class_name);
        listing_.candidates.push_back({{file, -1}, *class_name, *partition});
    }

    Listing done() {
        listing_.classes = request_.class_names;
        if (listing_.classes.empty()) listing_.classes.assign(seen_.begin(), seen_.end());
        return std::move(listing_);
    }

private:
    static std::string field(const CsvRow& row, std::size_t column) {
        return column < row.fields.size() ? trim(row.fields[column]) : std::string();
    }

    void refuse(const std::string& path, const std::string& kind, const std::string& reason) {
        ++listing_.skipped;
        listing_.issues.push_back({path, kind, reason});
    }

    const ImportRequest& request_;
    Columns columns_;
    fs::path folder_;
    Listing listing_;
    std::set<std::string> seen_;
};

}  // namespace

Listing list_csv(const ImportRequest& request) {
    const std::string text = read_file(request.path, 1u << 30);
    const std::vector<CsvRow> rows = read_csv(text, request.path.string());
    if (rows.empty()) throw Error(request.path.string() + " is empty");
    const Columns columns = columns_of(rows.front());
    CsvListing listing(request, columns);
    for (std::size_t i = columns.has_header ? 1 : 0; i < rows.size(); ++i) listing.take(rows[i]);
    return listing.done();
}

}  // namespace tw::stages
