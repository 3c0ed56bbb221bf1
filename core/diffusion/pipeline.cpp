#include "core/diffusion/pipeline.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/nn/learnt_embedding.h"
#include "core/nn/lora.h"

#include <set>

namespace tw::diffusion {
namespace {

constexpr std::size_t kept_prompts = 256;

/// Refuses a folder that is not Stable Diffusion before any weight is read.
std::filesystem::path checked(const std::filesystem::path& folder) {
    const std::filesystem::path index = folder / "model_index.json";
    if (!std::filesystem::exists(index)) throw Error(folder.string() + ": no diffusers model (model_index.json is missing)");
    const Json json = read_json_file(index, 1u << 20);
    if (!json.is_object()) throw Error(index.string() + ": not a JSON object");
    const std::string name = json.value("_class_name", "");
    if (!name.starts_with("StableDiffusion") || name.starts_with("StableDiffusionXL") || name.starts_with("StableDiffusion3")) {
        throw Error(index.string() + ": pipeline class \"" + name + "\" is not supported (known: StableDiffusionPipeline)");
    }
    for (const char* part : {"tokenizer", "text_encoder", "unet", "vae", "scheduler"}) {
        if (!std::filesystem::is_directory(folder / part)) throw Error(folder.string() + ": the folder " + part + " is missing");
    }
    return folder;
}

}  // namespace

/// The prompt under CADS: new keys and values while it is noisy, the plain prompt's as soon as it is clean.
class Pipeline::AnnealedPrompt {
public:
    AnnealedPrompt(const CadsOptions& options, const nn::UNet2DConditionModel& unet, const Prompt& prompt)
        : cads_(options), unet_(unet), prompt_(prompt) {}

    void set(const CadsTime& time, NoiseSource& noise, Denoiser& denoiser) {
        const double gamma = cads_.enabled() ? cads_.gamma(cads_.time(time)) : 1.0;
        if (gamma < 1) {
            const torch::Tensor draw = noise.cads(time.step, prompt_.embedding.sizes().slice(1));
            denoiser.set_positive(unet_.prepare(cads_.apply(prompt_.embedding, draw, gamma)));
        } else if (noisy_) {
            denoiser.set_positive(prompt_.context);
        }
        noisy_ = gamma < 1;
    }

private:
    Cads cads_;
    const nn::UNet2DConditionModel& unet_;
    Prompt prompt_;
    bool noisy_ = false;
};

Pipeline Pipeline::load(const std::filesystem::path& folder, torch::Dtype dtype, const Adapters& adapters) {
    Pipeline pipeline(checked(folder), dtype);
    for (const LoraChoice& choice : adapters.lora) pipeline.merge(choice);
    pipeline.add_embeddings(adapters.embeddings);
    return pipeline;
}

Pipeline::Pipeline(const std::filesystem::path& folder, torch::Dtype dtype)
    : scheduler_config_(read_scheduler_config(folder / "scheduler" / "scheduler_config.json")),
      scheduler_file_((folder / "scheduler" / "scheduler_config.json").string()),
      tokenizer_(nn::ClipTokenizer::load(folder / "tokenizer")),
      text_encoder_(nn::ClipTextModel::load(folder / "text_encoder", dtype)),
      unet_(nn::UNet2DConditionModel::load(folder / "unet", dtype)),
      vae_(nn::AutoencoderKL::load(folder / "vae", dtype)) {
    const auto need = [&](std::int64_t left, std::int64_t right, const char* what) {
        if (left == right) return;
        throw Error(folder.string() + ": " + what + " do not fit: " + std::to_string(left) + " and " + std::to_string(right));
    };
    need(unet_.config().in_channels, vae_.config().latent_channels, "the U-Net's in_channels and the VAE's latent_channels");
    for (const std::int64_t width : unet_.config().cross_attention_dim) {
        need(width, text_encoder_.config().hidden_size, "the U-Net's cross_attention_dim and the text encoder's hidden_size");
    }
    const std::int64_t latent_size = unet_.config().sample_size > 0 ? unet_.config().sample_size : 64;
    default_size_ = static_cast<int>(latent_size * vae_.config().downscale_factor());
}

void Pipeline::merge(const LoraChoice& choice) {
    const nn::Lora lora = nn::Lora::read(choice.file);
    lora.merge(nn::Lora::Part::unet, unet_.parameters(), choice.weight);
    lora.merge(nn::Lora::Part::text_encoder, text_encoder_.parameters(), choice.weight);
}

void Pipeline::add_embeddings(const std::vector<std::filesystem::path>& files) {
    if (files.empty()) return;
    const std::int64_t first_id = text_encoder_.vocabulary_size(), width = text_encoder_.config().hidden_size;
    std::int64_t next_id = first_id;
    std::vector<nn::LearntToken> tokens;
    std::vector<torch::Tensor> rows;
    for (const std::filesystem::path& file : files) {
        const nn::LearntEmbedding embedding = nn::read_learnt_embedding(file);
        if (embedding.vectors.size(1) != width) {
            throw Error("'" + file.string() + "': the embedding of '" + embedding.token + "' has width " +
                        std::to_string(embedding.vectors.size(1)) + ", but this model's text encoder has width " + std::to_string(width) +
                        ".");
        }
        if (tokenizer_.knows(embedding.token) || !learnt_tokens_.emplace(embedding.token, next_id).second) {
            throw Error("'" + file.string() + "': the token '" + embedding.token + "' is in the model's vocabulary already.");
        }
        tokens.push_back({embedding.token, static_cast<int>(embedding.vectors.size(0))});
        rows.push_back(embedding.vectors);
        next_id += embedding.vectors.size(0);
    }
    tokenizer_ = tokenizer_.with_tokens(tokens, first_id);
    text_encoder_ = text_encoder_.with_learnt_tokens(torch::cat(rows));
}

std::vector<std::string> Pipeline::unused_tokens(const std::vector<std::string>& prompts) const {
    std::set<std::int64_t> used;
    for (const std::string& prompt : prompts) {
        const std::vector<std::int64_t> ids = tokenizer_.encode(prompt);
        used.insert(ids.begin(), ids.end());
    }
    std::vector<std::string> unused;
    for (const auto& [token, id] : learnt_tokens_) {
        if (!used.contains(id)) unused.push_back(token);
    }
    return unused;
}

Pipeline Pipeline::with_networks(const nn::ClipTokenizer& tokenizer, const nn::ClipTextModel& text_encoder,
                                 const nn::UNet2DConditionModel& unet) const {
    Pipeline other = *this;
    other.tokenizer_ = tokenizer;
    other.text_encoder_ = text_encoder;
    other.unet_ = unet;
    other.prompts_.clear();
    return other;
}

int Pipeline::size_multiple() const {
    // A U-Net with downsampling needs no more than that: it resizes back to the skip's size.
    return static_cast<int>(vae_.config().downscale_factor());
}

const Pipeline::Prompt& Pipeline::encode(const std::string& text) {
    if (const auto found = prompts_.find(text); found != prompts_.end()) return found->second;
    if (prompts_.size() >= kept_prompts) prompts_.clear();
    const std::vector<std::int64_t> ids = tokenizer_.encode(text);
    Prompt prompt;
    prompt.embedding = text_encoder_.last_hidden_state(torch::tensor(ids).unsqueeze(0)).to(torch::kFloat32);
    prompt.context = unet_.prepare(prompt.embedding);
    return prompts_[text] = std::move(prompt);
}

torch::Tensor Pipeline::encode_images(const torch::Tensor& images, NoiseSource& noise) const {
    const nn::AutoencoderKL::Encoded encoded = vae_.encode(images.to(vae_.dtype()));
    torch::Tensor z0 = encoded.mean.to(torch::kFloat32);
    const torch::Tensor draw = noise.posterior(z0.sizes().slice(1));
    if (draw.defined()) z0 = z0 + (0.5 * encoded.logvar.to(torch::kFloat32)).exp() * draw;
    // shift_factor is left alone as in diffusers' Stable Diffusion pipelines: it belongs to other families.
    return z0 * vae_.config().scaling_factor;
}

torch::Tensor Pipeline::begin(const Batch& batch, const Scheduler& scheduler, int first, NoiseSource& noise) const {
    if (batch.images.defined()) {
        const torch::Tensor z0 = encode_images(batch.images, noise);
        return scheduler.add_noise(z0, noise.init(z0.sizes().slice(1)), first);
    }
    const std::int64_t factor = vae_.config().downscale_factor();
    std::vector<std::int64_t> shape{unet_.config().in_channels, (batch.height > 0 ? batch.height : default_size_) / factor,
                                    (batch.width > 0 ? batch.width : default_size_) / factor};
    if (batch.noise.latents.defined() && batch.noise.latents.dim() == 4) {
        shape[1] = batch.noise.latents.size(2);
        shape[2] = batch.noise.latents.size(3);
    }
    return noise.latents(shape) * scheduler.init_noise_sigma();
}

void Pipeline::check(const Batch& batch) const {
    if (batch.seeds.empty()) throw Error("a batch needs at least one picture");
    if (!(batch.options.strength > 0 && batch.options.strength <= 1)) {
        throw Error("strength is " + std::to_string(batch.options.strength) + "; it must be above 0 and at most 1");
    }
    const int multiple = size_multiple();
    const auto check_side = [&](const char* name, std::int64_t side) {
        if (side < 0 || side % multiple != 0) {
            throw Error(std::string(name) + " is " + std::to_string(side) + "; this model needs a multiple of " + std::to_string(multiple));
        }
    };
    check_side("height", batch.images.defined() ? batch.images.size(2) : batch.height);
    check_side("width", batch.images.defined() ? batch.images.size(3) : batch.width);
}

GuidedDenoiser Pipeline::make_denoiser(const Batch& batch) {
    GuidanceOptions guidance = batch.options.guidance;
    for (const WeightedPrompt& negative : batch.negatives) guidance.negative_weights.push_back(negative.weight);
    std::unique_ptr<GuidanceRule> rule = make_guidance_rule(guidance);
    Denoiser denoiser(unet_, static_cast<std::int64_t>(batch.seeds.size()));
    if (rule->needs().null) denoiser.set_null(encode("").context);
    std::vector<nn::Context> negatives;
    if (rule->needs().negatives > 0) {
        for (const WeightedPrompt& negative : batch.negatives) negatives.push_back(encode(negative.prompt).context);
    }
    denoiser.set_negatives(negatives);
    denoiser.set_positive(encode(batch.prompt).context);
    return {std::move(denoiser), std::move(rule), batch.options.guidance_interval, batch.options.guidance_rescale};
}

torch::Tensor Pipeline::sample(const Batch& batch) {
    const torch::InferenceMode inference;
    check(batch);
    const std::unique_ptr<Scheduler> scheduler = make_scheduler(scheduler_config_, scheduler_file_, batch.options.scheduler);
    scheduler->set_timesteps(batch.options.num_inference_steps);
    const int first = batch.images.defined() ? scheduler->first_index(batch.options.strength) : 0;
    const int steps = static_cast<int>(scheduler->timesteps().size()) - first;
    if (first >= batch.options.num_inference_steps) {
        throw Error("strength " + std::to_string(batch.options.strength) + " leaves none of " +
                    std::to_string(batch.options.num_inference_steps) + " steps to run");
    }

    NoiseSource noise(batch.seeds, batch.noise);
    GuidedDenoiser guided = make_denoiser(batch);
    AnnealedPrompt annealed(batch.options.cads, unet_, encode(batch.prompt));

    torch::Tensor latents = begin(batch, *scheduler, first, noise);
    for (int step = 0; step < steps; ++step) {
        const int index = first + step;
        const std::int64_t timestep = scheduler->timesteps()[index];
        annealed.set({timestep, scheduler->num_train_timesteps(), step, steps}, noise, guided.denoiser());
        const GuidanceStep where{latents, scheduler->prediction_type(), scheduler->noise_level(index), scheduler->next_noise_level(index),
                                 step};
        const auto [prediction, evaluations] = guided.predict(scheduler->scale_model_input(latents, index), timestep, where, steps);
        torch::Tensor draw;
        if (scheduler->needs_noise(index)) draw = noise.scheduler(step, latents.sizes().slice(1));
        latents = scheduler->step(prediction, index, latents, draw);
        guided.observe(latents);
        if (!batch.on_step) continue;
        const std::function<torch::Tensor()> original = [&where, &prediction = prediction] {
            return to_original(where.type, prediction, where.sample, where.level);
        };
        if (!batch.on_step({step + 1, steps, evaluations, latents, original})) return {};
    }
    return latents;
}

torch::Tensor Pipeline::decode(const torch::Tensor& latents) const {
    const torch::InferenceMode inference;
    const torch::Tensor raw = latents / vae_.config().scaling_factor;
    const torch::Tensor pixels = vae_.decode(raw.to(vae_.dtype())).to(torch::kFloat32);
    // Rounded as diffusers does: half to even.
    return (pixels / 2.0 + 0.5).clamp(0, 1).permute({0, 2, 3, 1}).mul(255.0).round().to(torch::kUInt8).contiguous();
}

}  // namespace tw::diffusion
