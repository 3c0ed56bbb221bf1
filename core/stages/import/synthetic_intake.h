#pragma once

#include "core/base/file.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/stages/import/examine.h"

#include <set>
#include <string>
#include <vector>

namespace tw::stages {

/// Takes generated pictures of elsewhere into the project: copied into images/ as a PNG with their record, as unjudged samples of a run of
/// their own that counts for nothing until a person chooses it. Files are on disk before their rows; at its end those without a row go.
class SyntheticIntake {
public:
    SyntheticIntake(project::Project& project, const ImportRequest& request) : project_(project), request_(request) {}
    ~SyntheticIntake();
    SyntheticIntake(const SyntheticIntake&) = delete;
    SyntheticIntake& operator=(const SyntheticIntake&) = delete;

    /// False: the project has this picture already.
    bool add(const Candidate& candidate, const Examined& examined, std::int64_t class_id, std::int64_t import_id);
    /// Writes what waits.
    void flush();

private:
    void ensure_run();

    project::Project& project_;
    const ImportRequest& request_;
    project::GenerationRun run_;
    std::vector<NewFile> files_;
    std::vector<project::Sample> samples_;
    std::vector<fs::path> written_;
    std::set<std::string> waiting_;  // hashes
};

}  // namespace tw::stages
