#pragma once

#include "core/base/json.h"
#include "core/stages/exporting/selection.h"

#include <string>

namespace tw::stages {

/// README.md of the export: what it holds, real and generated pictures per class, how the generated ones were made.
std::string data_card(const project::Project& project, const Selection& selection, const std::string& format);

/// split_manifest.json: the project's split, counts, and every file of the export (by which it is known to be ours): the card, itself and
/// `files`.
Json export_manifest(const project::Project& project, const Selection& selection, const std::vector<std::string>& files);

}  // namespace tw::stages
