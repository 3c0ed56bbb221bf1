#include "core/worker/device/model_cache.h"

#include "core/base/hash.h"
#include "core/nn/weights.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace tw::worker {
namespace {

constexpr std::size_t kept_models = 2;

/// The newest change of a file: a model that was replaced is loaded again.
std::filesystem::file_time_type newest_change(const std::filesystem::path& folder, const diffusion::Adapters& adapters) {
    auto newest = std::filesystem::file_time_type::min();
    std::error_code ignored;  // a missing folder is named when it is loaded
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored)) {
        newest = std::max(newest, entry.last_write_time(ignored));
    }
    for (const auto& lora : adapters.lora) newest = std::max(newest, std::filesystem::last_write_time(lora.file, ignored));
    for (const auto& file : adapters.embeddings) newest = std::max(newest, std::filesystem::last_write_time(file, ignored));
    return newest;
}

std::string hash_of(const ModelCache::Model& model) {
    const std::string base = nn::model_sha256(model.folder / "unet");
    if (model.adapters == diffusion::Adapters{}) return base;
    Sha256 hash;
    hash.add(base + "\n");
    for (const auto& lora : model.adapters.lora) hash.add(sha256_file(lora.file) + " " + std::to_string(lora.weight) + "\n");
    for (const auto& file : model.adapters.embeddings) hash.add(sha256_file(file) + "\n");
    return hash.hex();
}

}  // namespace

ModelCache::Model& ModelCache::get(const std::filesystem::path& folder, torch::Dtype dtype, const diffusion::Adapters& adapters) {
    const auto changed = newest_change(folder, adapters);
    const auto same = [&](const Model& model) {
        return model.folder == folder && model.dtype == dtype && model.adapters == adapters && model.changed == changed;
    };
    if (const auto found = std::find_if(models_.begin(), models_.end(), same); found != models_.end()) {
        models_.splice(models_.begin(), models_, found);
        return models_.front();
    }
    // Room first: two large models need not fit in memory together.
    while (models_.size() >= kept_models) models_.pop_back();
    const auto started = std::chrono::steady_clock::now();
    auto pipeline = std::make_unique<diffusion::Pipeline>(diffusion::Pipeline::load(folder, dtype, adapters));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    models_.push_front({folder, dtype, adapters, changed, std::move(pipeline), seconds.count(), {}});
    return models_.front();
}

const std::string& ModelCache::hash(Model& model) {
    if (model.hash.empty()) model.hash = hash_of(model);
    return model.hash;
}

}  // namespace tw::worker
