#include "core/worker/device/draw_handlers.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/system.h"
#include "core/media/decode.h"
#include "core/media/encode.h"
#include "core/media/fit.h"
#include "core/nn/safetensors.h"
#include "core/worker/device/adapters.h"
#include "core/worker/device/sampling_tensors.h"
#include "core/worker/device/setup.h"
#include "core/worker/messages/fields.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace tw::worker {
namespace {

using Clock = std::chrono::steady_clock;

struct DrawRequest {
    std::string model, prompt, dtype = "float32";
    Adapters adapters;
    std::vector<WeightedPrompt> negatives;
    SamplingSettings sampling;
    std::uint64_t seed = 0;
    std::string latents, noise, image;  // files; empty: none
    int height = 0, width = 0;          // 0: the model's own, or the source picture's
    std::string output, save_latents;
};

DrawRequest draw_request_from_json(const Json& json, bool image_to_image) {
    DrawRequest request;
    Fields fields(json, image_to_image ? "img2img request" : "txt2img request");
    fields.required("model", request.model);
    request.adapters = adapters_from_fields(fields);
    fields.required("prompt", request.prompt);
    fields.required("output", request.output);
    if (image_to_image) fields.required("image", request.image);
    if (const Json* sampling = fields.find("sampling")) request.sampling = sampling_from_json(*sampling);
    for (const Json& one : fields.list("negatives")) request.negatives.push_back(weighted_prompt_from_json(one));
    fields.optional("dtype", request.dtype);
    fields.optional("seed", request.seed);
    fields.optional("latents", request.latents);
    fields.optional("noise", request.noise);
    fields.optional("height", request.height);
    fields.optional("width", request.width);
    fields.optional("save_latents", request.save_latents);
    fields.finish();
    fields.check_one_of("dtype", request.dtype, {"float32", "bfloat16"});
    fields.check_range("height", request.height, 0, 65536);
    fields.check_range("width", request.width, 0, 65536);
    return request;
}

/// Said before minutes of work rather than after them.
void check_target(const std::string& file) {
    if (file.empty()) return;
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::is_directory(folder)) throw Error(file + ": the folder " + folder.string() + " does not exist");
    if (fs::is_directory(file)) throw Error(file + ": is a folder");
}

torch::Tensor read_latents(const fs::path& file, std::int64_t channels) {
    const nn::TensorMap tensors = nn::read_safetensors(file);
    const auto found = tensors.find("latents");
    if (found == tensors.end()) throw Error(file.string() + ": no tensor called latents");
    const torch::Tensor& latents = found->second;
    if (latents.dim() != 4 || latents.size(1) != channels || latents.numel() == 0) {
        throw Error(file.string() + ": latents must be (N, " + std::to_string(channels) + ", H, W)");
    }
    return latents.to(torch::kFloat32);
}

/// The source picture at the size asked for, else at its own, brought down to what the model can take.
torch::Tensor read_source(const DrawRequest& request, const diffusion::Pipeline& pipeline, const torch::Tensor& latents,
                          std::int64_t count) {
    const media::Image image = media::load_image(media::Locator::parse(request.image));
    const int multiple = pipeline.size_multiple();
    int width = request.width > 0 ? request.width : image.width / multiple * multiple;
    int height = request.height > 0 ? request.height : image.height / multiple * multiple;
    if (latents.defined()) {
        height = static_cast<int>(latents.size(2)) * multiple;
        width = static_cast<int>(latents.size(3)) * multiple;
    }
    if (width == 0 || height == 0) {
        throw Error(request.image + ": smaller than the " + std::to_string(multiple) + " pixels this model needs");
    }
    const torch::Tensor one = to_tensor({media::fit_to_network(image, width, height, media::FitRule::stretch)});
    return one.repeat({count, 1, 1, 1});
}

/// OUT.png is the first (or only) picture; of several, each is OUT-0.png, OUT-1.png, ... as well.
std::vector<std::string> write_pictures(const fs::path& output, const torch::Tensor& pictures) {
    std::vector<std::string> written;
    const auto write = [&](const fs::path& file, std::int64_t index) {
        write_file_atomic(file, media::encode_png(to_image(pictures, index)));
        written.push_back(file.string());
    };
    try {
        write(output, 0);
        for (std::int64_t i = 0; pictures.size(0) > 1 && i < pictures.size(0); ++i) {
            const std::string name = output.stem().string() + "-" + std::to_string(i) + output.extension().string();
            write(output.parent_path() / name, i);
        }
    } catch (...) {
        for (const std::string& file : written) fs::remove(file);
        throw;
    }
    return written;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

diffusion::Batch make_batch(const DrawRequest& request, const diffusion::Pipeline& pipeline) {
    diffusion::Batch batch;
    batch.prompt = request.prompt;
    batch.negatives = to_negatives(request.negatives);
    batch.options = to_options(request.sampling);
    batch.height = request.height;
    batch.width = request.width;
    const bool image_to_image = !request.image.empty();
    if (!request.noise.empty()) batch.noise = diffusion::GivenNoise::read(request.noise, image_to_image);
    torch::Tensor& start = image_to_image ? batch.noise.init : batch.noise.latents;
    if (!request.latents.empty()) start = read_latents(request.latents, pipeline.unet().config().in_channels);
    const std::int64_t count = start.defined() ? start.size(0) : 1;
    for (std::int64_t i = 0; i < count; ++i) batch.seeds.push_back(request.seed + static_cast<std::uint64_t>(i));
    if (image_to_image) batch.images = read_source(request, pipeline, start, count);
    return batch;
}

}  // namespace

Json draw(const Json& params, bool image_to_image, ModelCache& models, const Call& call) {
    const DrawRequest request = draw_request_from_json(params, image_to_image);
    check_target(request.output);
    check_target(request.save_latents);
    const torch::Dtype dtype = request.dtype == "bfloat16" ? torch::kBFloat16 : torch::kFloat32;
    const ModelCache::Model& model = models.get(request.model, dtype, to_adapters(request.adapters));
    warn_of_unused_tokens(*model.pipeline, request.prompt, request.negatives, call);
    diffusion::Batch batch = make_batch(request, *model.pipeline);

    std::vector<double> step_seconds;
    int evaluations = 0;
    Clock::time_point last = Clock::now();
    batch.on_step = [&](const diffusion::StepView& view) {
        const Clock::time_point now = Clock::now();
        step_seconds.push_back(std::chrono::duration<double>(now - last).count());
        evaluations += view.evaluations;
        call.emit("step", {{"step", view.step}, {"steps", view.steps}});
        call.control().wait_while_paused();
        last = Clock::now();
        return !call.control().stopping_now();
    };
    const torch::Tensor latents = model.pipeline->sample(batch);
    if (!latents.defined()) return {{"stopped", true}};

    const Clock::time_point decoding = Clock::now();
    return_unused_memory();
    const torch::Tensor pictures = model.pipeline->decode(latents);
    const double decode_seconds = std::chrono::duration<double>(Clock::now() - decoding).count();
    const std::vector<std::string> files = write_pictures(request.output, pictures);
    if (!request.save_latents.empty()) nn::write_safetensors(request.save_latents, {{"latents", latents}});
    return {{"stopped", false},
            {"outputs", files},
            {"seed", request.seed},
            {"steps", step_seconds.size()},
            {"unet_evaluations", evaluations},
            {"seconds_per_step", median(step_seconds)},
            {"decode_seconds", decode_seconds},
            {"load_seconds", model.load_seconds},
            {"peak_rss_mb", static_cast<double>(peak_rss_bytes()) / 1e6}};
}

}  // namespace tw::worker
