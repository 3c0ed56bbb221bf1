#pragma once

#include "core/base/json.h"
#include "core/project/project.h"

#include <QString>

#include <filesystem>

namespace tw::ui {

/// What can be said of an experiment before it runs.
struct ExperimentCheck {
    QString trouble = {};     // empty: it can run
    QString size = {};        // "24 arms × 5 seeds = 120 trainings, 10 sets of pictures"
    bool unfinished = false;  // the folder holds the beginning of this experiment
};

/// For the reader's thread. `project` is the open one; the spec may name another.
ExperimentCheck check_experiment_json(const project::Project& project, const Json& spec, const std::filesystem::path& folder);

/// What a new experiment on this project begins as.
Json new_experiment(const project::Project& project, const QString& name);

}  // namespace tw::ui
