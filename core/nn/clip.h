#pragma once

#include "core/nn/clip_config.h"
#include "core/nn/safetensors.h"
#include "core/nn/tensor_source.h"

#include <torch/types.h>

#include <filesystem>
#include <memory>

namespace tw::nn {

/// The text encoder of a Stable Diffusion folder. Copies share the weights.
class ClipTextModel {
public:
    static ClipTextModel load(const std::filesystem::path& folder, torch::Dtype dtype = torch::kFloat32);

    /// ids (N, L) int64, L at most max_position_embeddings; result (N, L, hidden_size) after the final layer norm.
    torch::Tensor last_hidden_state(const torch::Tensor& ids) const;

    /// The same network with learnt tokens: `rows` (count, hidden_size) belong to the ids from vocabulary_size() on. The weights are
    /// shared; gradients flow into rows that ask for them. They are "embeddings.learnt_tokens.weight" among the parameters.
    ClipTextModel with_learnt_tokens(const torch::Tensor& rows) const;
    /// Rows of the table and learnt ones.
    std::int64_t vocabulary_size() const;

    const ClipTextConfig& config() const;
    const TensorMap& parameters() const;

private:
    struct Network;
    explicit ClipTextModel(std::shared_ptr<const Network> network);
    std::shared_ptr<const Network> network_;
};

/// CLIP with both towers and projections. Features are not normalised: cosines are the caller's. Copies share the weights.
class ClipModel {
public:
    static ClipModel load(const std::filesystem::path& folder, torch::Dtype dtype = torch::kFloat32);
    /// The same network in float32 with random weights, from config.json alone.
    static ClipModel create(const std::filesystem::path& folder, std::uint64_t seed);

    /// pixels (N, 3, image_size, image_size) as ClipImageProcessor makes them; result (N, projection_dim) float32.
    torch::Tensor image_features(const torch::Tensor& pixels) const;
    /// ids (N, L) int64; result (N, projection_dim), float32, taken at the end-of-text token.
    torch::Tensor text_features(const torch::Tensor& ids) const;
    /// What cosines are multiplied by before the softmax: exp of the stored parameter.
    double logit_scale() const;
    /// The same as a scalar that gradients flow through.
    torch::Tensor logit_scale_exp() const;

    const ClipTextConfig& text_config() const;
    const ClipVisionConfig& vision_config() const;
    std::int64_t projection_dim() const;
    const TensorMap& parameters() const;

private:
    struct Network;
    explicit ClipModel(std::shared_ptr<const Network> network);
    std::shared_ptr<const Network> network_;
};

}  // namespace tw::nn
