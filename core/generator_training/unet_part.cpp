#include "core/base/error.h"
#include "core/generator_training/model_folder.h"
#include "core/generator_training/noise_loss.h"
#include "core/generator_training/pretraining.h"
#include "core/generator_training/shards.h"
#include "core/nn/clip.h"
#include "core/nn/text/tokenizer.h"
#include "core/nn/vae.h"

#include <torch/torch.h>

#include <unordered_map>

namespace tw::generator_training {
namespace {

constexpr std::uint64_t empty_caption_one_in = 10;  // for guidance: Ho and Salimans, arXiv 2207.12598
constexpr std::int64_t chunk = 250;                 // pictures encoded at a time
constexpr std::int64_t evaluation_seed = 1;         // the same noise whatever the run's seed is

/// Scaled latents of all pictures, or of their mirror images.
torch::Tensor encode_pictures(const nn::AutoencoderKL& vae, const torch::Tensor& bytes, bool mirrored, const jobs::Control& control) {
    const torch::NoGradGuard no_gradients;
    std::vector<torch::Tensor> parts;
    for (std::int64_t begin = 0; begin < bytes.size(0) && !control.stopping(); begin += chunk) {
        const torch::Tensor pictures = to_network(bytes.slice(0, begin, begin + chunk));
        const torch::Tensor latents = vae.encode((mirrored ? pictures.flip({3}) : pictures).contiguous()).mean;
        parts.push_back((latents - vae.config().shift_factor.value_or(0)) * vae.config().scaling_factor);
    }
    return parts.empty() ? torch::Tensor() : torch::cat(parts);
}

/// The text encoder's states of every caption that was asked for, computed once.
class CaptionStates {
public:
    explicit CaptionStates(const PretrainingFolders& folders)
        : tokenizer_(nn::ClipTokenizer::load(folders.tokenizer())), encoder_(nn::ClipTextModel::load(folders.text_encoder())) {}

    /// (N, tokens, width)
    torch::Tensor of(const std::vector<std::string>& texts) {
        std::vector<torch::Tensor> rows;
        for (const std::string& text : texts) {
            auto found = states_.find(text);
            if (found == states_.end()) {
                const torch::NoGradGuard no_gradients;
                const torch::Tensor ids = torch::tensor(tokenizer_.encode(text), torch::kInt64).unsqueeze(0);
                found = states_.emplace(text, encoder_.last_hidden_state(ids)[0]).first;
            }
            rows.push_back(found->second);
        }
        return torch::stack(rows);
    }

private:
    nn::ClipTokenizer tokenizer_;
    nn::ClipTextModel encoder_;
    std::unordered_map<std::string, torch::Tensor> states_;
};

class UnetTrainee : public Trainee {
public:
    UnetTrainee(const PretrainingInput& input, const jobs::Control& control)
        : input_(input),
          unet_(input.from.empty() ? nn::UNet2DConditionModel::create(input.folders.unet(), derive_seed(input.seed, "unet"))
                                   : nn::UNet2DConditionModel::load(input.from / "unet")),
          loss_(NoiseLoss::read(input.folders.scheduler_config())),
          states_(input.folders),
          captions_(input.captions, input.train),
          order_(input.train.size(), derive_seed(input.seed, "unet pictures")),
          shards_(input.shards) {
        const nn::AutoencoderKL vae = nn::AutoencoderKL::load(input.folders.vae());
        latents_ = encode_pictures(vae, input.train.bytes, false, control);
        mirrored_ = encode_pictures(vae, input.train.bytes, true, control);
    }

    const nn::TensorMap& parameters() const override { return unet_.parameters(); }

    double backward(std::int64_t step) override {
        at::Generator generator = step_generator(derive_seed(input_.seed, "unet steps"), step);
        const std::int64_t rows = input_.loop.batch_size;
        const torch::Tensor indices = order_.batch(step, rows);
        const torch::Tensor flips = torch::randint(0, 2, {rows}, generator, torch::kInt64).to(torch::kBool).view({-1, 1, 1, 1});
        const torch::Tensor latents = torch::where(flips, mirrored_.index_select(0, indices), latents_.index_select(0, indices));
        const torch::Tensor noise = torch::randn(latents.sizes(), generator);
        const torch::Tensor timesteps = loss_.draw_timesteps(rows, generator);
        const torch::Tensor states = states_.of(draw_captions(indices, step));
        return shards_.backward(parameters(), rows, [&](std::int64_t begin, std::int64_t end) {
            const auto piece = [&](const torch::Tensor& all) { return all.slice(0, begin, end); };
            return loss_(unet_, piece(latents), piece(noise), piece(timesteps), unet_.prepare(piece(states))).sum();
        });
    }

    void write() override { write_half(input_.folders.unet() / diffusers_weights, parameters()); }

private:
    std::vector<std::string> draw_captions(const torch::Tensor& indices, std::int64_t step) const {
        Random random(derive_seed(input_.seed, "unet captions", static_cast<std::uint64_t>(step)));
        std::vector<std::string> texts;
        for (std::int64_t i = 0; i < indices.numel(); ++i) {
            const bool empty = random.below(empty_caption_one_in) == 0;
            texts.push_back(empty ? "" : captions_.draw(indices[i].item<std::int64_t>(), random).text);
        }
        return texts;
    }

    const PretrainingInput& input_;
    nn::UNet2DConditionModel unet_;
    NoiseLoss loss_;
    CaptionStates states_;
    Captions captions_;
    PictureOrder order_;
    ShardedGradients shards_;
    torch::Tensor latents_, mirrored_;
};

double validation_loss(const PretrainingInput& input, const jobs::Control& control) {
    const torch::NoGradGuard no_gradients;
    const nn::UNet2DConditionModel unet = nn::UNet2DConditionModel::load(input.folders.unet());
    const NoiseLoss loss = NoiseLoss::read(input.folders.scheduler_config());
    CaptionStates states(input.folders);
    const torch::Tensor latents = encode_pictures(nn::AutoencoderKL::load(input.folders.vae()), input.validation.bytes, false, control);
    at::Generator generator = step_generator(evaluation_seed, 0);
    double sum = 0;
    for (std::int64_t begin = 0; begin < latents.size(0); begin += chunk) {
        const torch::Tensor part = latents.slice(0, begin, begin + chunk);
        std::vector<std::string> texts;
        for (std::int64_t i = begin; i < begin + part.size(0); ++i) {
            const auto label = static_cast<std::size_t>(input.validation.labels[static_cast<std::size_t>(i)]);
            texts.push_back(plain_caption(input.captions, input.captions.class_names[label]));
        }
        const torch::Tensor noise = torch::randn(part.sizes(), generator);
        const torch::Tensor timesteps = loss.draw_timesteps(part.size(0), generator);
        sum += loss(unet, part, noise, timesteps, unet.prepare(states.of(texts))).sum().item<double>();
    }
    return sum / static_cast<double>(latents.size(0));
}

}  // namespace

PretrainingPart make_unet_part(const PretrainingInput& input, const jobs::Control& control) {
    return {std::make_unique<UnetTrainee>(input, control), "noise_loss", [&input, &control] { return validation_loss(input, control); }};
}

}  // namespace tw::generator_training
