#pragma once

#include "core/generator_training/balanced_batches.h"
#include "core/generator_training/finetune.h"
#include "core/generator_training/learnt_adapter.h"
#include "core/generator_training/noise_loss.h"
#include "core/generator_training/optimiser.h"
#include "core/generator_training/shards.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace tw::generator_training {

/// A model with an adapter in it, and single steps of its fine-tuning.
class AdapterTrainer {
public:
    /// Loads the model. Throws Error naming what is wrong with it, the classes or the options.
    explicit AdapterTrainer(const FinetuneInput& input);

    /// Step number `step`, from 0: one batch, one update. Its loss.
    double step(std::int64_t step);

    /// Weights and moments, and back.
    void save(nn::TensorMap& tensors) const;
    void load(const nn::TensorMap& tensors);
    void write(const std::filesystem::path& folder) const;

    /// The model as it is now, to draw with.
    diffusion::Pipeline pipeline() const { return model_.with_networks(tokenizer_, text_encoder_, unet_); }

private:
    /// Sets the gradients of the mean of a loss, whose sum over rows [begin, end) `loss` gives; returns that mean.
    double backward(const std::function<torch::Tensor(std::int64_t begin, std::int64_t end)>& loss);

    diffusion::Pipeline model_;
    FinetuneOptions options_;
    std::uint64_t seed_;
    std::vector<std::string> tokens_;
    nn::ClipTokenizer tokenizer_;
    LearntAdapter adapter_;
    nn::ClipTextModel text_encoder_;
    nn::UNet2DConditionModel unet_;
    torch::Tensor prompt_ids_;  // (classes, tokens)
    NoiseLoss loss_;
    BalancedBatches batches_;
    AdamW lora_optimiser_, token_optimiser_;
    nn::TensorMap parameters_;  // of both
    int shard_count_;
    ShardedGradients shards_;
};

}  // namespace tw::generator_training
