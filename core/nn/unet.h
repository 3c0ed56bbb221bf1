#pragma once

#include "core/nn/low_rank.h"
#include "core/nn/safetensors.h"
#include "core/nn/unet_config.h"

#include <torch/types.h>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace tw::nn {

/// The keys and values of every cross-attention layer for N prompts: they depend on the prompt alone, not on the step, so they are
/// made once. The pipeline builds batches from the contexts of single prompts.
class Context {
public:
    struct Layer {
        torch::Tensor key;    // (N, heads, tokens, head dim)
        torch::Tensor value;  // the same shape
    };
    Context() = default;
    explicit Context(std::vector<Layer> layers, std::int64_t batch_size) : layers_(std::move(layers)), batch_size_(batch_size) {}

    std::int64_t batch_size() const { return batch_size_; }
    const std::vector<Layer>& layers() const { return layers_; }

    /// Rows `indices` (int64), in that order; a row may be taken often.
    Context index_select(const torch::Tensor& indices) const;
    /// A context of one prompt as `batch_size` equal rows, without copying.
    Context expand(std::int64_t batch_size) const;
    /// Rows of all parts, in order; the parts must be of one model and one number of tokens.
    static Context cat(const std::vector<Context>& parts);

private:
    std::vector<Layer> layers_;
    std::int64_t batch_size_ = 0;
};

/// The denoising network of Stable Diffusion 1 and 2, built from its config. Copies share the weights.
class UNet2DConditionModel {
public:
    /// `folder` holds config.json and the weights. `dtype` is float32 or bfloat16, whatever the file's is.
    /// Throws Error naming the file and the option or tensor.
    static UNet2DConditionModel load(const std::filesystem::path& folder, torch::Dtype dtype = torch::kFloat32);
    /// The same network in float32 with random weights, from config.json alone.
    static UNet2DConditionModel create(const std::filesystem::path& folder, std::uint64_t seed);

    /// `encoder_hidden_states`: (N, tokens, cross_attention_dim), of any floating type.
    Context prepare(const torch::Tensor& encoder_hidden_states) const;

    /// Sample (N, in_channels, H, W), any H and W; timesteps (N) or (1), integral or floating; result (N, out_channels, H, W) in
    /// the sample's type. No gradients are recorded unless a parameter or the sample requires them.
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timesteps, const Context& context) const;

    /// Weights (out, in) of the query, key, value and output projections of all attention layers by diffusers' names of the layers:
    /// what LoRA adapts.
    TensorMap attention_projections() const;
    /// The same network, sharing its weights, with updates beside the weights of some of these layers. Gradients flow into updates that
    /// ask for them; they are "<layer>.lora_A.weight" and "<layer>.lora_B.weight" among the parameters.
    UNet2DConditionModel with_low_rank(const std::map<std::string, LowRank>& updates) const;
    /// The same network, sharing its weights, for training in little memory: see recomputed().
    UNet2DConditionModel with_recomputing() const;

    const UNetConfig& config() const;
    torch::Dtype dtype() const;
    /// The very tensors that forward uses, by diffusers' names.
    const TensorMap& parameters() const;

private:
    struct Network;
    class Walk;
    explicit UNet2DConditionModel(std::shared_ptr<const Network> network);
    std::shared_ptr<const Network> network_;
};

}  // namespace tw::nn
