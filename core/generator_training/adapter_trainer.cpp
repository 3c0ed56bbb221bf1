#include "core/generator_training/adapter_trainer.h"

#include "core/base/error.h"
#include "core/generator_training/checkpoint.h"
#include "core/generator_training/pictures.h"

#include <ATen/Parallel.h>
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

bool is_miniature(const diffusion::Pipeline& model) {
    return model.default_width() / model.size_multiple() <= largest_miniature;
}

bool recomputes(const FinetuneOptions& options, const diffusion::Pipeline& model) {
    return options.gradient_checkpointing == "on" || (options.gradient_checkpointing == "auto" && !is_miniature(model));
}

/// Large layers keep all threads busy by themselves, and what is recomputed cannot be cut.
int shards_for(const FinetuneOptions& options, const diffusion::Pipeline& model) {
    return is_miniature(model) && !recomputes(options, model) ? std::min(at::get_num_threads(), options.batch_size) : 1;
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
      token_optimiser_({{"tokens", adapter_.tokens()}}, adamw(options_)),
      parameters_(adapter_.lora_tensors()),
      shard_count_(shards_for(options_, model_)),
      shards_(shard_count_) {
    parameters_["tokens"] = adapter_.tokens();
    if (recomputes(options_, model_)) unet_ = unet_.with_recomputing();
}

double AdapterTrainer::step(std::int64_t step) {
    at::Generator generator = step_generator(seed_, step);
    const BalancedBatches::Batch batch = batches_.make(step, options_.batch_size, generator);
    const torch::Tensor noise = torch::randn(batch.latents.sizes(), generator);
    const torch::Tensor timesteps = loss_.draw_timesteps(options_.batch_size, generator);
    const double loss = backward([&](std::int64_t begin, std::int64_t end) {
        const auto piece = [&](const torch::Tensor& all) { return all.slice(0, begin, end); };
        const torch::Tensor states = text_encoder_.last_hidden_state(prompt_ids_.index_select(0, piece(batch.labels)));
        return loss_(unet_, piece(batch.latents), piece(noise), piece(timesteps), unet_.prepare(states)).sum();
    });
    if (!std::isfinite(loss)) {
        throw Error("the loss of step " + std::to_string(step + 1) +
                    " is not finite; go on from the last checkpoint with a smaller learning rate");
    }
    lora_optimiser_.clip_gradients(options_.max_gradient_norm);
    lora_optimiser_.step(options_.learning_rate);
    token_optimiser_.step(options_.token_learning_rate);
    return loss;
}

double AdapterTrainer::backward(const std::function<torch::Tensor(std::int64_t begin, std::int64_t end)>& loss) {
    if (shard_count_ > 1) {
        const SingleThreaded single(true);
        return shards_.backward(parameters_, options_.batch_size, loss);
    }
    lora_optimiser_.zero_gradients();
    token_optimiser_.zero_gradients();
    const torch::Tensor mean = loss(0, options_.batch_size) / options_.batch_size;
    mean.backward();
    return mean.item<double>();
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
