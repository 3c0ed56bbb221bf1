#pragma once

#include <cstdint>
#include <filesystem>

namespace tw::test {

struct BulkOptions {
    std::int64_t real = 100'000;     // training images
    std::int64_t samples = 100'000;  // generated ones of the chosen run "run_1", unjudged, with "margin" and "nearest_real"
    int classes = 100;
    int distinct = 300;  // picture files
    int side = 64;       // pixels of each
};

/// A project of any size in seconds: rows by bulk SQL, and only `distinct` small pictures on disk. Every row has a path of its own, which
/// leads to one of them through links to the one folder that holds them. For benchmarks; `folder` must not exist or be empty.
void make_bulk_project(const std::filesystem::path& folder, const BulkOptions& options);

}  // namespace tw::test
