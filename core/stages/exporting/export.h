#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::stages {

struct ExportRequest {
    std::filesystem::path target;
    std::vector<std::int64_t> run_ids;  // empty: the chosen runs
    std::vector<std::string> partitions = {"train", "validation", "test"};
    bool link = false;  // hard link originals where possible instead of copying
};

struct ExportPreview {
    std::int64_t real = 0, synthetic = 0;
    std::uintmax_t bytes = 0, bytes_free = 0;
    std::vector<std::string> tree;  // "train/shirt  13 real + 137 synthetic"
};

struct ExportReport {
    std::int64_t real = 0, synthetic = 0;
    std::filesystem::path target;
};

ExportPreview preview_export(const project::Project& project, const ExportRequest& request);

/// ImageFolder <target>/<partition>/<class>/<file> plus metadata.jsonl in each partition folder (file_name, label,
/// is_synthetic, seed, prompt, negative_prompt, model_hash, source_image, scores, verdict) and split_manifest.json. Only accepted samples.
/// Written to <target>.incomplete, synced, renamed; a non-empty target that we did not write is refused; never inside a folder of
/// originals.
ExportReport export_image_folder(project::Project& project, const ExportRequest& request, const jobs::Control& control,
                                 const jobs::ProgressFn& report);

}  // namespace tw::stages
