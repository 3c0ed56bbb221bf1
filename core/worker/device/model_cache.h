#pragma once

#include "core/diffusion/pipeline.h"

#include <filesystem>
#include <list>
#include <memory>
#include <string>

namespace tw::worker {

/// Pipelines stay loaded between requests; the one not used for longest goes first.
class ModelCache {
public:
    struct Model {
        std::filesystem::path folder;
        torch::Dtype dtype;
        std::filesystem::file_time_type changed;  // the newest change in the folder when it was loaded
        std::unique_ptr<diffusion::Pipeline> pipeline;
        double load_seconds = 0;
        std::string hash;  // empty until asked for
    };

    Model& get(const std::filesystem::path& folder, torch::Dtype dtype);
    /// What provenance records: see nn::model_sha256; of the U-Net.
    const std::string& hash(Model& model);

private:
    std::list<Model> models_;  // the last used first
};

}  // namespace tw::worker
