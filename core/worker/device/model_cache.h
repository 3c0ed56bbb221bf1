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
        diffusion::Adapters adapters;
        std::filesystem::file_time_type changed;  // the newest change in the folder and the adapters' files when it was loaded
        std::unique_ptr<diffusion::Pipeline> pipeline;
        double load_seconds = 0;
        std::string hash;  // empty until asked for
    };

    Model& get(const std::filesystem::path& folder, torch::Dtype dtype, const diffusion::Adapters& adapters);
    /// What provenance records: see nn::model_sha256; of the U-Net. With adapters the SHA-256 of that hash and of each adapter's file and
    /// weight, one a line.
    const std::string& hash(Model& model);

private:
    std::list<Model> models_;  // the last used first
};

}  // namespace tw::worker
