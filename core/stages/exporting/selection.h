#pragma once

#include "core/project/samples.h"
#include "core/stages/exporting/export.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// One picture of an export: where it comes from and what it will be called.
struct ExportItem {
    project::ImageRow image;
    std::optional<project::Sample> sample;  // of generated pictures
    std::string class_name;
    std::string partition;
    std::string file_name;  // "<class>/<file>", below the partition's folder
};

struct ClassCount {
    std::int64_t real = 0, synthetic = 0;
};

struct Selection {
    std::vector<ExportItem> items;                                    // by partition as asked for, class, id
    std::map<std::string, std::map<std::string, ClassCount>> counts;  // partition -> class -> how many
    std::vector<std::string> classes;                                 // by ordinal
    std::int64_t real = 0, synthetic = 0;
};

/// By the request's format. "image_folder": real images of the partitions, and with "train" the accepted samples of the runs; "diff_mix":
/// those samples. Throws Error naming a format, partition or run that cannot be exported, or when there is nothing.
Selection select_for_export(const project::Project& project, const ExportRequest& request);

}  // namespace tw::stages
