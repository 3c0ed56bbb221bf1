#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

struct ImportRequest {
    std::string format;                    // "idx", "image_folder", "csv"; empty: found from what is there
    std::filesystem::path path;            // idx: the images file or a folder of idx files; folder; csv file
    std::filesystem::path labels;          // idx: the labels file; empty: found beside the images file
    std::vector<std::string> class_names;  // idx: names of labels 0..; empty: "0", "1", …
    std::string partition = "train";       // where pictures go unless the source says (folder train/ test/, csv split)
    std::int64_t first = 0, count = -1;    // idx: a range of the file
};

struct ImportReport {
    std::int64_t import_id = 0;
    std::int64_t imported = 0;
    std::int64_t skipped = 0;  // each with a reason in import_issue
};

/// Originals are opened read-only and stay where they are. Broken, huge, mislabelled (not listed class, label out of range), duplicate
/// files and classes that differ only in case or spacing become import_issue rows. Throws Error when nothing can be read at all. Stopping
/// keeps what was imported.
ImportReport import_images(project::Project& project, const ImportRequest& request, const jobs::Control& control,
                           const jobs::ProgressFn& report);

}  // namespace tw::stages
