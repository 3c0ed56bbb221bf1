#pragma once

#include "core/project/samples.h"
#include "core/stages/exporting/export.h"

#include <functional>
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
    std::string file_name;  // below the partition's folder
    std::string sha256;     // of the file, once it is written
};

struct ClassCount {
    std::int64_t real = 0, synthetic = 0;
};

struct Selection {
    std::vector<ExportItem> items;                                    // by partition as asked for, class, id
    std::map<std::string, std::map<std::string, ClassCount>> counts;  // partition -> class -> how many
    std::vector<std::string> classes;                                 // by ordinal
    std::int64_t real = 0, synthetic = 0;

    void add(ExportItem item);
    /// Those that hold pictures, as asked for.
    std::vector<std::string> partitions() const;
    /// Ordinal of each class, by name.
    std::map<std::string, int> labels() const;
};

/// `folder` is the class's name as a folder of its own, `place` counts the pictures of the partition from 0.
using NameFn = std::function<std::string(const ExportItem& item, const std::string& folder, std::size_t place)>;

/// Real images of the partitions, and with "train" the accepted samples of the runs. Throws Error naming a partition that cannot be
/// exported, or when there is nothing.
Selection select_partitions(const project::Project& project, const ExportRequest& request, const NameFn& name);

/// "00000012_shoe.png": the id, what the file was called, and the extension of what it holds.
std::string file_name_of(const project::ImageRow& image);
/// ".png", by what the file holds.
std::string extension_of(const project::ImageRow& image);

}  // namespace tw::stages
