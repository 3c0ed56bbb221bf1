#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::stages {

struct ExportRequest {
    std::filesystem::path target;
    std::string format = "image_folder";  // or "diff_mix"
    std::vector<std::int64_t> run_ids;    // empty: the chosen runs
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
///
/// "diff_mix": the accepted samples alone in the form that Diff-Mix's training code reads: data/<source class>/
/// <target class>-<number>-<strength>.png and meta.csv with the columns First Directory (source), Second Directory (target), Number,
/// Strength and Path; names with '_' for ' ' and '/'. A sample that started from noise has its own class as source and strength 1.
/// config.yaml says how each run was drawn, metadata.jsonl is as above.
ExportReport export_set(project::Project& project, const ExportRequest& request, const jobs::Control& control,
                        const jobs::ProgressFn& report);

}  // namespace tw::stages
