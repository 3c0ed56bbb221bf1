#pragma once

#include "core/nn/clip_config.h"
#include "core/nn/layers.h"

#include <torch/types.h>

#include <vector>

namespace tw::nn {

/// The transformer that both towers have.
class ClipEncoder {
public:
    ClipEncoder(const Builder& builder, const ClipTowerConfig& config);
    torch::Tensor operator()(torch::Tensor x, bool causal) const;

private:
    struct Layer {
        LayerNorm norm1, norm2;
        Linear q, k, v, out, fc1, fc2;
    };
    std::vector<Layer> layers_;
    std::int64_t heads_;
    Activation act_;
};

class ClipTextTower {
public:
    ClipTextTower(const Builder& builder, const ClipTextConfig& config);
    torch::Tensor last_hidden_state(const torch::Tensor& ids) const;
    /// The row of each text's end: its first eos, or its largest id where the config has the old eos_token_id 2.
    torch::Tensor pooled(const torch::Tensor& ids) const;

    /// Rows for the ids after the table's, in the table's type when they are not; gives what will be used.
    torch::Tensor set_learnt_tokens(const torch::Tensor& rows);
    std::int64_t vocabulary_size() const;

private:
    torch::Tensor token_vectors(const torch::Tensor& ids) const;

    ClipTextConfig config_;
    torch::Tensor token_embedding_, position_embedding_;
    torch::Tensor learnt_tokens_;  // undefined: none
    ClipEncoder encoder_;
    LayerNorm final_norm_;
};

class ClipVisionTower {
public:
    ClipVisionTower(const Builder& builder, const ClipVisionConfig& config);
    /// The class token after the last layer norm.
    torch::Tensor pooled(const torch::Tensor& pixels) const;

private:
    ClipVisionConfig config_;
    torch::Tensor class_embedding_, position_embedding_;
    Conv2d patches_;
    LayerNorm norm_in_;
    ClipEncoder encoder_;
    LayerNorm norm_out_;
};

}  // namespace tw::nn
