#include "core/worker/device/server.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/system.h"
#include "core/generator_training/finetune.h"
#include "core/media/decode.h"
#include "core/media/fit.h"
#include "core/nn/weights.h"
#include "core/worker/device/sampling_tensors.h"
#include "core/worker/messages/finetuning.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tw::worker {
namespace {

constexpr std::size_t kept_bytes = std::size_t{1} << 30;

/// The training pictures at the model's size, those that fit remembered.
class TrainingPictures {
public:
    explicit TrainingPictures(const FinetuneRequest& request) : fit_(request.fit) {
        for (const FinetuneClass& one : request.classes) locators_.insert(locators_.end(), one.images.begin(), one.images.end());
    }

    /// (3, H, W) uint8.
    torch::Tensor read(std::size_t index, int size) {
        if (const auto found = known_.find(index); found != known_.end()) return found->second;
        const media::Image image = fitted(media::load_image(locators_[index]), size);
        const torch::Tensor planes = torch::tensor(image.pixels, torch::kUInt8).view({image.height, image.width, 3}).permute({2, 0, 1});
        bytes_ += image.size_bytes();
        return bytes_ > kept_bytes ? planes : known_.emplace(index, planes).first->second;
    }

private:
    /// `resize` keeps what its centre crop would cut off: the part is chosen anew each time.
    media::Image fitted(const media::Image& image, int size) const {
        const bool larger = std::max(image.width, image.height) > size;
        if (fit_ == media::FitRule::stretch || (fit_ == media::FitRule::pad && !larger))
            return media::fit_to_network(image, size, size, fit_);
        const double scale = static_cast<double>(size) / std::min(image.width, image.height);
        const auto side = [&](int length) { return std::max(size, static_cast<int>(std::lround(length * scale))); };
        return media::to_channels(media::resize(image, side(image.width), side(image.height)), 3);
    }

    std::vector<media::Locator> locators_;
    media::FitRule fit_;
    std::map<std::size_t, torch::Tensor> known_;
    std::size_t bytes_ = 0;
};

/// Of all that changes what a step does.
std::string fingerprint(const FinetuneRequest& request, const std::string& model_hash) {
    Json json = to_json(request);
    for (const char* key : {"folder", "model", "sampling"}) json.erase(key);
    for (const char* key : {"steps", "checkpoint_every", "sample_every", "sample_count", "gradient_checkpointing"})
        json["settings"].erase(key);
    return sha256(model_hash + to_line(json));
}

generator_training::FinetuneInput input_of(const FinetuneRequest& request, const std::string& model_hash) {
    const FinetuneSettings& settings = request.settings;
    generator_training::FinetuneInput input;
    input.model = request.model;
    input.options = {settings.rank,
                     settings.steps,
                     settings.batch_size,
                     settings.learning_rate,
                     settings.token_learning_rate,
                     settings.weight_decay,
                     settings.max_gradient_norm,
                     settings.horizontal_flip,
                     settings.token_initializer,
                     settings.gradient_checkpointing,
                     settings.checkpoint_every,
                     settings.sample_every,
                     settings.sample_count};
    input.seed = request.seed;
    for (const FinetuneClass& one : request.classes) {
        input.labels.insert(input.labels.end(), one.images.size(), static_cast<int>(input.classes.size()));
        input.classes.push_back({one.token, one.prompt, one.name});
    }
    input.sampling = to_options(request.sampling);
    input.folder = request.folder;
    input.fingerprint = fingerprint(request, model_hash);
    return input;
}

Json finetune(const Json& params, const Call& call) {
    const FinetuneRequest request = finetune_request_from_json(params);
    if (!std::filesystem::is_directory(request.folder)) throw Error(request.folder.string() + ": is no folder");
    const std::string model_hash = nn::model_sha256(request.model / "unet");
    generator_training::FinetuneInput input = input_of(request, model_hash);
    TrainingPictures pictures(request);
    input.read = [&pictures](std::size_t index, int size) { return pictures.read(index, size); };

    generator_training::FinetuneCallbacks callbacks;
    callbacks.on_step = [&call](int step, int steps, double loss) {
        call.emit("finetune_step", {{"step", step}, {"steps", steps}, {"loss", loss}});
    };
    callbacks.on_sample = [&call](int step, int label, const torch::Tensor& picture) {
        call.emit("sample", {{"step", step}, {"label", label}, {"picture", to_json(to_image(picture.unsqueeze(0), 0))}});
    };
    callbacks.on_checkpoint = [&call](int step) { call.emit("checkpoint", {{"step", step}}); };
    const generator_training::FinetuneOutput output = generator_training::finetune(input, call.control(), callbacks);
    FinetuneResult result;
    result.stopped = output.stopped;
    result.first_step = output.first_step;
    result.seconds = output.seconds;
    result.peak_rss_mb = static_cast<double>(peak_rss_bytes()) / 1e6;
    result.model_hash = model_hash;
    result.loss_curve = output.loss_curve;
    return to_json(result);
}

}  // namespace

void add_finetune_handler(Server& server) {
    server.add("finetune", finetune);
}

}  // namespace tw::worker
