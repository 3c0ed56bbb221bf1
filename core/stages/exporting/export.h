#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::stages {

struct ExportRequest {
    std::filesystem::path target;
    std::string format = "image_folder";  // one of export_formats()
    std::vector<std::string> records;     // beside an image_folder, of export_records()
    std::vector<std::int64_t> run_ids;    // empty: the chosen runs
    std::vector<std::string> partitions = {"train", "validation", "test"};
    bool link = false;                           // hard link originals where possible instead of copying; not into shards
    std::uintmax_t shard_bytes = 1'000'000'000;  // of a webdataset, about
};

/// "image_folder", "webdataset", "fiftyone", "diff_mix".
const std::vector<std::string>& export_formats();
/// "csv", "coco", "croissant".
const std::vector<std::string>& export_records();

struct ExportCount {
    std::string partition, class_name;
    std::int64_t real = 0, synthetic = 0;
};

struct ExportPreview {
    std::int64_t real = 0, synthetic = 0;
    std::uintmax_t bytes = 0, bytes_free = 0;
    double seconds = 0;               // from the rate of the last export; 0: not known yet
    std::vector<ExportCount> counts;  // by partition as asked for, and class
};

/// "train/shirt  13 real + 137 synthetic", one line a folder.
std::vector<std::string> tree_lines(const ExportPreview& preview);

struct ExportReport {
    std::int64_t real = 0, synthetic = 0;
    std::filesystem::path target;
};

ExportPreview preview_export(const project::Project& project, const ExportRequest& request);

/// Only accepted samples, and those in train alone. Written to <target>.incomplete, synced, renamed; a non-empty target that we did not
/// write is refused; never inside a folder of originals. Beside the pictures lie README.md (the data card) and split_manifest.json.
///
/// "image_folder": <target>/<partition>/<class>/<file> with metadata.jsonl in each partition's folder (file_name, label, is_synthetic,
/// seed, prompt, negative_prompt, model_hash, source_image, scores, verdict, decided_by, decision). Its `records`: "csv" is manifest.csv
/// (path,label,split,is_synthetic,sha256), "coco" is annotations/instances_<partition>.json with one box as large as the picture,
/// "croissant" is croissant.json (Croissant 1.1) over manifest.csv.
///
/// "webdataset": shards <partition>-000000.tar of about shard_bytes; per picture <key>.cls (the label number), <key>.json (as a line of
/// metadata.jsonl) and the picture, sorted, without times: the same set gives the same bytes. classes.json names the labels.
///
/// "fiftyone": each partition's folder is a FiftyOneImageClassificationDataset, data/ and labels.json.
///
/// "diff_mix": the accepted samples alone in the form that Diff-Mix's training code reads: data/<source class>/
/// <target class>-<number>-<strength>.png and meta.csv with the columns First Directory (source), Second Directory (target), Number,
/// Strength and Path; names with '_' for ' ' and '/'. A sample that started from noise has its own class as source and strength 1.
/// config.yaml says how each run was drawn, metadata.jsonl is as above.
ExportReport export_set(project::Project& project, const ExportRequest& request, const jobs::Control& control,
                        const jobs::ProgressFn& report);

}  // namespace tw::stages
