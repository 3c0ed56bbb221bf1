#pragma once

#include "core/project/project.h"
#include "core/workflow/experiment/experiment.h"

#include <filesystem>

namespace tw::workflow {

/// experiment.json: the whole spec, versions, model and data hashes, and the command that repeats the experiment; spec.json, which that
/// command reads. Written before anything is drawn and again at the end.
void write_manifest(const project::Project& project, const ExperimentSpec& spec, const std::filesystem::path& folder);

/// What the trainings that are in the project say, also while some are still missing.
ExperimentResult result_of(const project::Project& project, const ExperimentSpec& spec);

/// Reads the table out of the project and writes table.json, table.csv and report.html.
void write_outcome(const project::Project& project, const ExperimentSpec& spec, const std::filesystem::path& folder,
                   ExperimentResult& result);

Json to_json(const ExperimentResult& result);

}  // namespace tw::workflow
