#include "core/generator_training/pretraining.h"
#include "core/media/decode.h"
#include "core/media/fit.h"
#include "core/worker/device/server.h"
#include "core/worker/messages/pretraining.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cstring>

namespace tw::worker {
namespace {

namespace training = generator_training;

/// Grey when all are grey; padded with black to the networks' size, or made smaller where they are larger.
training::Pictures load_pictures(const std::vector<LabelledImage>& images, int size, int channels, const jobs::Control& control) {
    training::Pictures pictures;
    const auto count = static_cast<std::int64_t>(images.size());
    torch::Tensor rows = torch::empty({count, size, size, channels}, torch::kUInt8);
    for (std::int64_t i = 0; i < count && !control.stopping(); ++i) {
        const LabelledImage& image = images[static_cast<std::size_t>(i)];
        const media::Image fitted =
            media::to_channels(media::fit_to_network(media::load_image(image.image), size, size, media::FitRule::pad), channels);
        std::memcpy(rows[i].data_ptr(), fitted.pixels.data(), fitted.pixels.size());
        pictures.labels.push_back(image.label);
    }
    pictures.bytes = rows.permute({0, 3, 1, 2}).contiguous();
    return pictures;
}

int channels_of(const std::vector<LabelledImage>& images) {
    for (const LabelledImage& image : images) {
        if (media::probe(image.image).channels > 2) return 3;
    }
    return 1;
}

training::LoopOptions loop_of(const PretrainSettings& settings) {
    training::LoopOptions loop;
    loop.steps = settings.steps;
    loop.batch_size = settings.batch_size;
    loop.schedule.kind = settings.schedule;
    loop.schedule.learning_rate = settings.learning_rate;
    loop.schedule.warmup_steps = settings.warmup_steps;
    loop.weight_decay = settings.weight_decay;
    loop.ema_decay = settings.ema_decay;
    loop.checkpoint_seconds = settings.checkpoint_seconds;
    return loop;
}

Json pretrain(const Json& params, const Call& call) {
    const PretrainRequest request = pretrain_request_from_json(params);
    training::PretrainingInput input;
    input.part = request.part;
    input.folders.output = request.output;
    input.from = request.from;
    input.architecture = request.architecture;
    input.tokenizer = request.tokenizer;
    input.loop = loop_of(request.settings);
    input.seed = request.seed;
    input.shards = at::get_num_threads();
    input.captions = {request.class_names, request.templates, request.measured_words};
    const auto size = static_cast<int>(training::picture_size(input.folders, input.architecture));
    const int channels = channels_of(request.train);
    input.train = load_pictures(request.train, size, channels, call.control());
    input.validation = load_pictures(request.validation, size, channels, call.control());
    if (call.control().stopping()) return to_json(PretrainResult{true, 0, 0, 0, Json::array(), "", 0});

    const training::PretrainingOutput output = training::pretrain(input, call.control(), [&call](const training::LoopProgress& progress) {
        call.emit("pretrain_step", {{"step", progress.step},
                                    {"steps", progress.steps},
                                    {"loss", progress.loss},
                                    {"images_per_second", progress.images_per_second}});
    });
    return to_json(PretrainResult{output.loop.stopped, output.loop.steps, output.loop.seconds, output.loop.loss, output.loop.loss_curve,
                                  output.measure, output.value});
}

}  // namespace

void add_pretrain_handler(Server& server) {
    server.add("pretrain", pretrain);
}

}  // namespace tw::worker
