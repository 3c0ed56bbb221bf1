#pragma once

#include "core/workflow/experiment/experiment.h"

#include <filesystem>
#include <map>
#include <string>

namespace tw::workflow {

/// What lies in an experiment's folder, whoever ran it.
struct ExperimentRecord {
    std::filesystem::path folder;
    ExperimentSpec spec;
    bool finished = false;    // false: begun, and stopped or killed before its table was written
    ExperimentResult result;  // empty unless finished
    std::string version, written, command;
    std::string split_sha256;                        // may be empty: the data were not made yet
    std::map<std::string, std::string> model_hash;   // by generation run
    std::map<std::string, std::string> data_sha256;  // by arm
};

bool is_experiment_folder(const std::filesystem::path& folder);

/// Throws Error naming the file that is missing or broken.
ExperimentRecord read_experiment(const std::filesystem::path& folder);

}  // namespace tw::workflow
