#include "core/worker/device/model_cache.h"

#include "core/nn/weights.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace tw::worker {
namespace {

constexpr std::size_t kept_models = 2;

/// The newest change of a file: a model that was replaced is loaded again.
std::filesystem::file_time_type newest_change(const std::filesystem::path& folder) {
    auto newest = std::filesystem::file_time_type::min();
    std::error_code ignored;  // a missing folder is named when it is loaded
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored)) {
        newest = std::max(newest, entry.last_write_time(ignored));
    }
    return newest;
}

}  // namespace

ModelCache::Model& ModelCache::get(const std::filesystem::path& folder, torch::Dtype dtype) {
    const auto changed = newest_change(folder);
    const auto same = [&](const Model& model) { return model.folder == folder && model.dtype == dtype && model.changed == changed; };
    if (const auto found = std::find_if(models_.begin(), models_.end(), same); found != models_.end()) {
        models_.splice(models_.begin(), models_, found);
        return models_.front();
    }
    // Room first: two large models need not fit in memory together.
    while (models_.size() >= kept_models) models_.pop_back();
    const auto started = std::chrono::steady_clock::now();
    auto pipeline = std::make_unique<diffusion::Pipeline>(diffusion::Pipeline::load(folder, dtype));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    models_.push_front({folder, dtype, changed, std::move(pipeline), seconds.count(), {}});
    return models_.front();
}

const std::string& ModelCache::hash(Model& model) {
    if (model.hash.empty()) model.hash = nn::model_sha256(model.folder / "unet");
    return model.hash;
}

}  // namespace tw::worker
