#include "core/generator_training/adapter_trainer.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/generator_training/checkpoint.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace tw::generator_training {
namespace {

constexpr std::int64_t diff_mix_token = 42170;  // what every learnt token begins as there (Wang et al., CVPR 2024)
constexpr int largest_miniature = 16;           // side of the latents up to which memory is no concern
constexpr const char* token_table = "embeddings.token_embedding.weight";

std::vector<std::string> tokens_of(const std::vector<FinetuneClass>& classes) {
    std::vector<std::string> tokens;
    for (const FinetuneClass& one : classes) tokens.push_back(one.token);
    return tokens;
}

nn::ClipTokenizer tokenizer_with(const diffusion::Pipeline& model, const std::vector<std::string>& tokens) {
    std::vector<nn::LearntToken> learnt;
    for (const std::string& token : tokens) learnt.push_back({token, 1});
    return model.tokenizer().with_tokens(learnt, model.text_encoder().vocabulary_size());
}

/// Mean of the vectors of a text's tokens.
torch::Tensor mean_vector(const diffusion::Pipeline& model, const torch::Tensor& table, const std::string& text) {
    std::vector<std::int64_t> ids = model.tokenizer().encode(text);
    const auto words = static_cast<std::ptrdiff_t>(model.tokenizer().count(text)) - 2;  // without the marks of beginning and end
    ids.erase(ids.begin());
    ids.resize(std::min<std::size_t>(ids.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(words, 1))));
    return table.index_select(0, torch::tensor(ids)).mean(0);
}

torch::Tensor first_vectors(const diffusion::Pipeline& model, const FinetuneInput& input) {
    const torch::Tensor& table = model.text_encoder().parameters().at(token_table);
    const bool one_for_all = input.options.token_initializer == "diff_mix" && table.size(0) > diff_mix_token;
    std::vector<torch::Tensor> rows;
    for (const FinetuneClass& one : input.classes) {
        rows.push_back(one_for_all ? table[diff_mix_token] : mean_vector(model, table, one.name));
    }
    if (rows.empty()) throw Error("there are no classes to learn");
    return torch::stack(rows);
}

torch::Tensor ids_of_prompts(const nn::ClipTokenizer& tokenizer, const std::vector<FinetuneClass>& classes, std::int64_t first_id) {
    std::vector<torch::Tensor> rows;
    for (const FinetuneClass& one : classes) {
        const std::vector<std::int64_t> ids = tokenizer.encode(one.prompt);
        const std::int64_t own = first_id + static_cast<std::int64_t>(rows.size());
        if (std::find(ids.begin(), ids.end(), own) == ids.end()) {
            throw Error("the prompt \"" + one.prompt + "\" does not hold its token " + one.token + ", which would never be learnt");
        }
        rows.push_back(torch::tensor(ids));
    }
    return torch::stack(rows);
}

bool recomputes(const FinetuneOptions& options, int latent_size) {
    return options.gradient_checkpointing == "on" || (options.gradient_checkpointing == "auto" && latent_size > largest_miniature);
}

AdamWOptions adamw(const FinetuneOptions& options) {
    AdamWOptions result;
    result.weight_decay = options.weight_decay;
    return result;
}

}  // namespace

AdapterTrainer::AdapterTrainer(const FinetuneInput& input)
    : model_(diffusion::Pipeline::load(input.model)),
      options_(input.options),
      seed_(input.seed),
      tokens_(tokens_of(input.classes)),
      tokenizer_(tokenizer_with(model_, tokens_)),
      adapter_(model_.unet(), options_.rank, first_vectors(model_, input), seed_),
      text_encoder_(model_.text_encoder().with_learnt_tokens(adapter_.tokens())),
      unet_(model_.unet().with_low_rank(adapter_.updates())),
      prompt_ids_(ids_of_prompts(tokenizer_, input.classes, model_.text_encoder().vocabulary_size())),
      loss_(NoiseLoss::read(input.model / "scheduler" / "scheduler_config.json")),
      batches_(input.labels, static_cast<int>(input.classes.size()), input.read, options_.horizontal_flip, model_.vae(),
               model_.default_width(), seed_),
      lora_optimiser_(adapter_.lora_tensors(), adamw(options_)),
      token_optimiser_({{"tokens", adapter_.tokens()}}, adamw(options_)) {
    if (recomputes(options_, model_.default_width() / model_.size_multiple())) unet_ = unet_.with_recomputing();
}

double AdapterTrainer::step(std::int64_t step) {
    at::Generator generator = at::detail::createCPUGenerator(derive_seed(seed_, "noise", static_cast<std::uint64_t>(step)));
    const BalancedBatches::Batch batch = batches_.make(step, options_.batch_size, generator);
    const torch::Tensor noise = torch::randn(batch.latents.sizes(), generator);
    const torch::Tensor timesteps = loss_.draw_timesteps(options_.batch_size, generator);
    lora_optimiser_.zero_gradients();
    token_optimiser_.zero_gradients();
    const torch::Tensor states = text_encoder_.last_hidden_state(prompt_ids_.index_select(0, batch.labels));
    const torch::Tensor loss = loss_(unet_, batch.latents, noise, timesteps, unet_.prepare(states)).mean();
    const double value = loss.item<double>();
    if (!std::isfinite(value)) {
        throw Error("the loss of step " + std::to_string(step + 1) +
                    " is not finite; go on from the last checkpoint with a smaller learning rate");
    }
    loss.backward();
    lora_optimiser_.clip_gradients(options_.max_gradient_norm);
    lora_optimiser_.step(options_.learning_rate);
    token_optimiser_.step(options_.token_learning_rate);
    return value;
}

void AdapterTrainer::save(nn::TensorMap& tensors) const {
    for (const auto& [name, tensor] : adapter_.lora_tensors()) tensors[name] = tensor;
    tensors["tokens"] = adapter_.tokens();
    lora_optimiser_.save(tensors, "lora.");
    token_optimiser_.save(tensors, "tokens.");
}

void AdapterTrainer::load(const nn::TensorMap& tensors) {
    for (auto [name, tensor] : adapter_.lora_tensors()) restore(tensors, name, tensor);
    torch::Tensor vectors = adapter_.tokens();
    restore(tensors, "tokens", vectors);
    lora_optimiser_.load(tensors, "lora.");
    token_optimiser_.load(tensors, "tokens.");
}

void AdapterTrainer::write(const std::filesystem::path& folder) const {
    write_adapter(adapter_, tokens_, folder);
}

}  // namespace tw::generator_training
