#pragma once

#include "core/stages/exporting/formats.h"

#include <string>
#include <vector>

namespace tw::stages {

inline constexpr const char* csv_manifest_name = "manifest.csv";

/// Each writes what lies beside the pictures of an image folder that is already written, and gives the names below the root.

/// manifest.csv: path,label,split,is_synthetic,sha256 (of the file).
std::vector<std::string> write_csv_manifest(const ExportTask& task);
/// annotations/instances_<partition>.json in the form of COCO: categories from 1, one box as large as the picture, file names below the
/// root.
std::vector<std::string> write_coco(const ExportTask& task);
/// croissant.json: Croissant 1.1 over manifest.csv, with how the generated pictures were made in terms of PROV-O.
std::vector<std::string> write_croissant(const ExportTask& task);

}  // namespace tw::stages
