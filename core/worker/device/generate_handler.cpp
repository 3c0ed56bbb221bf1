#include "core/diffusion/pipeline.h"
#include "core/media/decode.h"
#include "core/worker/device/adapters.h"
#include "core/worker/device/draw_handlers.h"
#include "core/worker/device/model_cache.h"
#include "core/worker/device/sampling_tensors.h"
#include "core/worker/device/server.h"
#include "core/worker/device/setup.h"
#include "core/worker/messages/sampling.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace tw::worker {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// One "generate" request: batch after batch, telling the client of each step and each picture.
class Generation {
public:
    Generation(const GenerateRequest& request, diffusion::Pipeline& pipeline, const std::string& model_hash, const Call& call)
        : request_(request), pipeline_(pipeline), model_hash_(model_hash), call_(call) {}

    /// False when it was stopped before the last picture.
    bool run() {
        while (done_ < request_.items.size()) {
            call_.control().wait_while_paused();
            if (call_.control().stopping()) return false;
            const std::size_t count = std::min<std::size_t>(request_.batch_size, request_.items.size() - done_);
            if (!run_batch(count)) return false;
        }
        return true;
    }

    std::size_t done() const { return done_; }

private:
    bool run_batch(std::size_t count) {
        const Clock::time_point started = Clock::now();
        diffusion::Batch batch;
        batch.prompt = request_.prompt;
        batch.negatives = to_negatives(request_.negatives());
        batch.options = to_options(request_.sampling);
        batch.on_step = [this](const diffusion::StepView& view) { return tell_step(view); };
        std::vector<media::Image> sources;
        for (std::size_t i = done_; i < done_ + count; ++i) {
            const SamplingItem& item = request_.items[i];
            batch.seeds.push_back(item.seed);
            if (item.source) sources.push_back(network_input(*item.source));
        }
        if (!sources.empty()) batch.images = to_tensor(sources);
        const torch::Tensor latents = pipeline_.sample(batch);
        if (!latents.defined()) return false;
        return_unused_memory();
        const torch::Tensor pictures = pipeline_.decode(latents);
        const double seconds = seconds_since(started) / static_cast<double>(count);
        for (std::size_t i = 0; i < count; ++i) {
            call_.emit("image", {{"index", done_ + i},
                                 {"seed", request_.items[done_ + i].seed},
                                 {"picture", to_json(wanted(pictures, static_cast<std::int64_t>(i)))},
                                 {"seconds", seconds},
                                 {"model_hash", model_hash_},
                                 {"ends_batch", i + 1 == count}});
        }
        done_ += count;
        return true;
    }

    bool tell_step(const diffusion::StepView& view) {
        Json data = {{"done", done_}, {"total", request_.items.size()}, {"step", view.step}, {"steps", view.steps}};
        const int every = request_.preview_every;
        if (every > 0 && view.step % every == 0 && view.step < view.steps) {
            const torch::Tensor first = view.predicted_original().slice(0, 0, 1);
            data["preview"] = to_json(wanted(pipeline_.decode(first), 0));
        }
        call_.emit("step", data);
        call_.control().wait_while_paused();
        return !call_.control().stopping_now();
    }

    media::Image network_input(const media::Locator& source) const {
        return media::fit_to_network(media::load_image(source), pipeline_.default_width(), pipeline_.default_height(), request_.fit);
    }

    media::Image wanted(const torch::Tensor& pictures, std::int64_t index) const {
        const media::Image image = to_image(pictures, index);
        const int width = request_.width > 0 ? request_.width : image.width;
        const int height = request_.height > 0 ? request_.height : image.height;
        return media::fit_from_network(image, width, height, request_.channels, request_.fit);
    }

    const GenerateRequest& request_;
    diffusion::Pipeline& pipeline_;
    const std::string& model_hash_;
    const Call& call_;
    std::size_t done_ = 0;
};

Json generate(const Json& params, ModelCache& models, const Call& call) {
    const GenerateRequest request = generate_request_from_json(params);
    ModelCache::Model& model = models.get(request.model, torch::kFloat32, to_adapters(request.adapters));
    warn_of_unused_tokens(*model.pipeline, request.prompt, request.negatives(), call);
    const std::string& hash = models.hash(model);
    const Clock::time_point started = Clock::now();
    Generation generation(request, *model.pipeline, hash, call);
    const bool finished = generation.run();
    return {{"images", generation.done()}, {"seconds", seconds_since(started)}, {"model_hash", hash}, {"stopped", !finished}};
}

}  // namespace

void add_generate_handler(Server& server) {
    const auto models = std::make_shared<ModelCache>();
    server.add("generate", [models](const Json& params, const Call& call) { return generate(params, *models, call); });
    server.add("txt2img", [models](const Json& params, const Call& call) { return draw(params, false, *models, call); });
    server.add("img2img", [models](const Json& params, const Call& call) { return draw(params, true, *models, call); });
}

}  // namespace tw::worker
