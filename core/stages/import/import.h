#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

struct ImportRequest {
    std::string format;                    // one of import_formats(); empty: found from what is there
    std::filesystem::path path;            // the folder, or the file that holds or lists the pictures
    std::filesystem::path labels;          // idx: the labels file; empty: found beside the images file
    std::vector<std::string> class_names;  // names of labels 0..; empty: as the source says ("0", "1", … where it has numbers only)
    std::string partition = "train";       // where pictures go unless the source says (folder train/ test/, csv split)
    std::int64_t first = 0, count = -1;    // idx: a range of the file
};

struct ImportReport {
    std::int64_t import_id = 0;
    std::int64_t imported = 0;
    std::int64_t synthetic = 0;  // of these; they wait for a verdict in a run of their own
    std::int64_t skipped = 0;    // each with a reason in import_issue
};

/// Names of the formats, the more particular ones first.
std::vector<std::string> import_formats();

/// Originals are opened read-only and stay where they are; generated pictures (by what their files or the source say) are copied into the
/// project as samples. Broken, huge, mislabelled (not listed class, label out of range), duplicate
/// files and classes that differ only in case or spacing become import_issue rows. Throws Error when nothing can be read at all. Stopping
/// keeps what was imported;
/// the same request again goes on there: files that have not changed since they were read are not read again.
ImportReport import_images(project::Project& project, const ImportRequest& request, const jobs::Control& control,
                           const jobs::ProgressFn& report);

}  // namespace tw::stages
