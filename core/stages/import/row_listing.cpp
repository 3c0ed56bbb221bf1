#include "core/stages/import/row_listing.h"

namespace tw::stages {

void RowListing::take(const ListedRow& row) {
    if (row.path.empty()) return refuse(row.place, "unknown_file", "names no file");
    const std::string file = (folder_ / row.path).lexically_normal().string();  // an absolute path stays what it is
    if (row.label.empty()) return refuse(file, "mislabelled", "has no label in " + row.place);
    const std::optional<std::string> class_name = class_named(row.label, request_.class_names);
    if (!class_name) return refuse(file, "mislabelled", "has the label '" + row.label + "', which is not among the class names given");
    const std::optional<std::string> partition = row.split.empty() ? request_.partition : partition_named(row.split);
    if (!partition) return refuse(file, "mislabelled", "has the split '" + row.split + "', which is none of train, validation and test");
    seen_.insert(*class_name);
    listing_.candidates.push_back({{file, -1}, *class_name, *partition, row.is_synthetic});
}

void RowListing::refuse(const std::string& path, const std::string& kind, const std::string& reason) {
    ++listing_.skipped;
    listing_.issues.push_back({path, kind, reason});
}

Listing RowListing::done() {
    listing_.classes = request_.class_names;
    if (listing_.classes.empty()) listing_.classes.assign(seen_.begin(), seen_.end());
    return std::move(listing_);
}

}  // namespace tw::stages
