#pragma once

#include "core/stages/import/source.h"

#include <set>
#include <string>

namespace tw::stages {

/// What one line of a list says about one picture; empty: it does not say.
struct ListedRow {
    std::string path;  // absolute, or relative to the list's folder
    std::string label, split;
    std::string place;  // of the line, for messages: "list.csv, line 3"
    bool is_synthetic = false;
};

/// Builds a listing from the rows of a list: labels and splits are looked up, and what does not fit is an issue.
class RowListing {
public:
    RowListing(const ImportRequest& request, std::filesystem::path folder) : request_(request), folder_(std::move(folder)) {}
    void take(const ListedRow& row);
    void refuse(const std::string& path, const std::string& kind, const std::string& reason);
    Listing done();

private:
    const ImportRequest& request_;
    std::filesystem::path folder_;
    Listing listing_;
    std::set<std::string> seen_;
};

}  // namespace tw::stages
