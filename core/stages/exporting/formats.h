#pragma once

#include "core/stages/exporting/selection.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// What a format's writer gets; `root` is the staged folder.
struct ExportTask {
    const project::Project& project;
    const ExportRequest& request;
    Selection& selection;
    const std::filesystem::path& root;
    const jobs::Control& control;
    const jobs::ProgressFn& report;
};

/// A way to lay an export out: which pictures, what they are called, and what is written beside them.
struct ExportFormat {
    const char* name;
    Selection (*select)(const project::Project& project, const ExportRequest& request);
    /// The names of all files below the root; none when stopped before the end.
    std::optional<std::vector<std::string>> (*write)(const ExportTask& task);
};

/// Throws Error naming a format or a record that is unknown, or a record that the format does not have.
const ExportFormat& format_of(const ExportRequest& request);

Selection select_image_folder(const project::Project& project, const ExportRequest& request);
std::optional<std::vector<std::string>> write_image_folder(const ExportTask& task);

Selection select_webdataset(const project::Project& project, const ExportRequest& request);
std::optional<std::vector<std::string>> write_webdataset(const ExportTask& task);

Selection select_fiftyone(const project::Project& project, const ExportRequest& request);
std::optional<std::vector<std::string>> write_fiftyone(const ExportTask& task);

/// The accepted samples of the runs as data/<source>/<target>-<number>-<strength>.png, numbered from 0 by image id. Throws Error for two
/// classes that the published form cannot tell apart, or when there are no samples.
Selection select_diff_mix(const project::Project& project, const ExportRequest& request);
std::optional<std::vector<std::string>> write_diff_mix(const ExportTask& task);

/// metadata.jsonl in each partition's folder; its names below the root.
std::vector<std::string> write_metadata(const ExportTask& task);

}  // namespace tw::stages
