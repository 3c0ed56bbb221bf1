#include "app/cli/verbs/draw.h"

#include "app/cli/guidance_options.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "core/worker/client/client.h"

#include <cstdio>
#include <iostream>
#include <memory>
#include <random>

namespace tw::cli {
namespace {

constexpr const char* noise_help =
    "Noises instead of drawn ones, float32 tensors for N pictures and K executed steps, each optional: "
    "`scheduler` (K,N,C,H,W) what the scheduler draws, `cads` (K,N,tokens,width), `init` (N,C,H,W) what image-to-image adds to "
    "the encoded picture, `posterior` (N,C,H,W) draws from the VAE's posterior (its mean is taken when `init` is given and "
    "this not), `latents` (N,C,H,W) where text-to-image starts. A file with one tensor `noise` or `latents`: of 5 dimensions it "
    "is `scheduler`; of 4 it is `init` for img2img, and for txt2img `scheduler` of one picture (K,C,H,W)";

struct DrawOptions {
    bool image_to_image = false;
    std::string model, prompt, dtype = "float32";
    std::vector<std::string> lora, embeddings;
    GuidanceOptions guidance;
    worker::SamplingSettings sampling;
    std::optional<std::uint64_t> seed;
    std::string latents, noise, image;
    int height = 0, width = 0, threads = 0;
    std::string output, save_latents;
};

void add_sampling_options(CLI::App& verb, worker::SamplingSettings& sampling) {
    sampling.scheduler.clear();
    verb.add_option("--rule", sampling.rule, "Guidance; with cfg a negative prompt takes the empty one's place")
        ->check(CLI::IsMember(worker::guidance_rules()))
        ->capture_default_str();
    verb.add_option("--guidance-scale", sampling.guidance_scale, "Weight of the prompt")->capture_default_str();
    verb.add_option("--negative-scale", sampling.negative_scale,
                    "Weight of the negative term relative to the scale, in separate_negative, ccfg, perp_neg and dng")
        ->capture_default_str();
    verb.add_option("--tau", sampling.tau, "ccfg: for 16,384 latent elements, scaled to the real number")->capture_default_str();
    verb.add_option("--cads-scale", sampling.cads.scale, "CADS: noise on the prompt's embedding; 0 switches it off")->capture_default_str();
    verb.add_option("--cads-tau1", sampling.cads.tau1, "CADS: clean at and below this time")->capture_default_str();
    verb.add_option("--cads-tau2", sampling.cads.tau2, "CADS: all noise at and above this time")->capture_default_str();
    verb.add_option("--cads-psi", sampling.cads.psi, "CADS: share of the rescaled embedding")->capture_default_str();
    verb.add_option("--cads-clock", sampling.cads.clock, "CADS: time by the schedule or by the executed steps")
        ->check(CLI::IsMember({"schedule", "executed"}))
        ->capture_default_str();
    verb.add_option("--scheduler", sampling.scheduler,
                    "Named: the model's beta schedule and the scheduler's own defaults; not given: the model's own scheduler")
        ->check(CLI::IsMember({"ddim", "ddpm", "pndm", "dpmpp-2m"}));
    verb.add_option("--steps", sampling.num_inference_steps, "Inference steps")->capture_default_str();
}

void add_options(CLI::App& verb, DrawOptions& options, Context& context) {
    verb.add_option("--model", options.model, "Folder of a Stable Diffusion model (diffusers layout)")->required();
    verb.add_option("--lora", options.lora,
                    "FILE[:WEIGHT]: a LoRA in safetensors (diffusers' pytorch_lora_weights or kohya's names); may be repeated");
    verb.add_option("--embedding", options.embeddings, "A learnt embedding in safetensors, token -> vector; may be repeated");
    verb.add_option("--prompt", options.prompt, "What to draw")->required();
    if (options.image_to_image) {
        verb.add_option("--image", options.image, "The picture to start from; FILE#INDEX takes one of an idx file")->required();
        verb.add_option("--strength", options.sampling.strength, "Share of the steps that are run, above 0 to 1")->default_val(0.75);
    }
    add_sampling_options(verb, options.sampling);
    add_guidance_options(verb, options.guidance);
    auto* seed = verb.add_option("--seed", options.seed, "Seed; not given: a random one, which is reported");
    verb.add_option("--latents", options.latents,
                    options.image_to_image
                        ? "safetensors file with a tensor `latents` (N,C,H,W): the noise added to the picture, which is brought to its size"
                        : "safetensors file with a tensor `latents` (N,C,H,W): the noise to start from, before the scheduler's "
                          "scaling; the size follows it")
        ->excludes(seed);
    verb.add_option("--noise", options.noise, noise_help);
    verb.add_option("--height", options.height,
                    options.image_to_image ? "Pixels; not given: the picture's own" : "Pixels; not given: the model's own")
        ->check(CLI::PositiveNumber);
    verb.add_option("--width", options.width, "Pixels, likewise")->check(CLI::PositiveNumber);
    verb.add_option("--dtype", options.dtype, "What the networks compute in")
        ->check(CLI::IsMember({"float32", "bfloat16"}))
        ->capture_default_str();
    add_threads_option(verb, options.threads);
    verb.add_option("--output", options.output, "PNG; with several latents the first, and OUT-0.png, OUT-1.png, ... are all of them")
        ->required();
    verb.add_option("--save-latents", options.save_latents, "safetensors file for the final latents, tensor `latents`");
    add_json_option(verb, context);
}

Json request_of(const DrawOptions& options) {
    worker::SamplingSettings sampling = options.sampling;
    apply(options.guidance, sampling);
    Json negatives = Json::array();
    for (const worker::WeightedPrompt& negative : negatives_of(options.guidance)) negatives.push_back(worker::to_json(negative));
    Json request = {{"model", options.model},
                    {"prompt", options.prompt},
                    {"negatives", std::move(negatives)},
                    {"dtype", options.dtype},
                    {"sampling", worker::to_json(sampling)},
                    {"seed", options.seed ? *options.seed : std::random_device{}()},
                    {"latents", options.latents},
                    {"noise", options.noise},
                    {"height", options.height},
                    {"width", options.width},
                    {"output", options.output},
                    {"save_latents", options.save_latents}};
    if (options.image_to_image) request["image"] = options.image;
    worker::Adapters adapters;
    for (const std::string& lora : options.lora) adapters.lora.push_back(worker::LoraChoice::parse(lora));
    adapters.embeddings.assign(options.embeddings.begin(), options.embeddings.end());
    worker::add_fields(request, adapters);
    return request;
}

std::string summary(const Json& result) {
    char figures[200];
    std::snprintf(figures, sizeof figures, "%.3f s per step, decoded in %.2f s, loaded in %.2f s, peak memory %.0f MB, seed %llu\n",
                  result["seconds_per_step"].get<double>(), result["decode_seconds"].get<double>(), result["load_seconds"].get<double>(),
                  result["peak_rss_mb"].get<double>(), static_cast<unsigned long long>(result["seed"].get<std::uint64_t>()));
    return result["outputs"][0].get<std::string>() + "\n" + figures;
}

void run(const DrawOptions& options, Context& context) {
    worker::Client client({.program = {}, .threads = options.threads});
    const jobs::ProgressFn progress = progress_printer(context);
    std::optional<jobs::ProgressMeter> meter;
    const auto on_event = [&](const std::string& event, const Json& data) {
        if (event == "warning") std::cerr << data["message"].get<std::string>() << '\n';
        if (event != "step") return;
        if (!meter) meter.emplace("Denoising", data["steps"].get<std::int64_t>(), progress);
        meter->set(data["step"].get<std::int64_t>());
    };
    const char* method = options.image_to_image ? "img2img" : "txt2img";
    const Json result = client.call(method, request_of(options), on_event, interrupt_control());
    if (result.value("stopped", false)) {
        context.exit_code = finish(jobs::Outcome::stopped());
        return;
    }
    context.print(result, summary(result));
}

}  // namespace

void register_draw(CLI::App& app, Context& context, bool image_to_image) {
    const auto options = std::make_shared<DrawOptions>();
    options->image_to_image = image_to_image;
    CLI::App* verb = image_to_image ? app.add_subcommand("img2img", "Redraws one picture by a prompt")
                                    : app.add_subcommand("txt2img", "Draws one picture from a prompt");
    add_options(*verb, *options, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
