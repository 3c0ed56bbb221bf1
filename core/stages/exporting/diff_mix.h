#pragma once

#include "core/stages/exporting/selection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::stages {

/// The accepted samples of the runs as data/<source>/<target>-<number>-<strength>.png, numbered from 0 by image id. Throws Error for two
/// classes that the published form cannot tell apart, or when there are no samples.
Selection select_diff_mix(const project::Project& project, const ExportRequest& request);

/// meta.csv, config.yaml and metadata.jsonl beside data/. Their names.
std::vector<std::string> write_diff_mix_records(const project::Project& project, const Selection& selection,
                                                const std::filesystem::path& root);

}  // namespace tw::stages
