#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/stages/import/csv_reader.h"
#include "core/stages/import/row_listing.h"

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

std::string field(const CsvRow& row, std::size_t column) {
    return column < row.fields.size() ? trim(row.fields[column]) : std::string();
}

}  // namespace

Listing list_csv(const ImportRequest& request) {
    const std::string text = read_file(request.path, 1u << 30);
    const std::vector<CsvRow> rows = read_csv(text, request.path.string());
    if (rows.empty()) throw Error(request.path.string() + " is empty");
    const Columns columns = columns_of(rows.front());
    RowListing listing(request, fs::absolute(request.path).parent_path());
    for (std::size_t i = columns.has_header ? 1 : 0; i < rows.size(); ++i) {
        const CsvRow& row = rows[i];
        listing.take({field(row, columns.path), field(row, columns.label), field(row, columns.split),
                      request.path.string() + ", line " + std::to_string(row.line)});
    }
    return listing.done();
}

}  // namespace tw::stages
