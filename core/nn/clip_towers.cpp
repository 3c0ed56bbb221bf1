#include "core/nn/clip_towers.h"

#include "core/base/error.h"
#include "core/nn/attention.h"

#include <torch/torch.h>

namespace tw::nn {

namespace {

constexpr std::int64_t legacy_eos = 2;
const Initial embedding_noise{Initial::Kind::normal, 0.02};  // initializer_range in transformers

}  // namespace

ClipEncoder::ClipEncoder(const Builder& builder, const ClipTowerConfig& config)
    : heads_(config.num_attention_heads), act_(activation(config.hidden_act)) {
    const std::int64_t width = config.hidden_size, inner = config.intermediate_size;
    for (std::int64_t i = 0; i < config.num_hidden_layers; ++i) {
        const Builder layer = builder.at("layers", static_cast<std::size_t>(i));
        layers_.push_back({layer.layer_norm("layer_norm1", width, config.layer_norm_eps),
                           layer.layer_norm("layer_norm2", width, config.layer_norm_eps), layer.linear("self_attn.q_proj", width, width),
                           layer.linear("self_attn.k_proj", width, width), layer.linear("self_attn.v_proj", width, width),
                           layer.linear("self_attn.out_proj", width, width), layer.linear("mlp.fc1", width, inner),
                           layer.linear("mlp.fc2", inner, width)});
    }
}

torch::Tensor ClipEncoder::operator()(torch::Tensor x, bool causal) const {
    for (const Layer& layer : layers_) {
        const torch::Tensor normed = layer.norm1(x);
        const torch::Tensor mixed = attention(split_heads(layer.q(normed), heads_), split_heads(layer.k(normed), heads_),
                                              split_heads(layer.v(normed), heads_), causal);
        x = x + layer.out(join_heads(mixed));
        x = x + layer.fc2(act_(layer.fc1(layer.norm2(x))));
    }
    return x;
}

ClipTextTower::ClipTextTower(const Builder& builder, const ClipTextConfig& config)
    : config_(config),
      token_embedding_(builder.parameter("embeddings.token_embedding.weight", {config.vocab_size, config.hidden_size}, embedding_noise)),
      position_embedding_(
          builder.parameter("embeddings.position_embedding.weight", {config.max_position_embeddings, config.hidden_size}, embedding_noise)),
      encoder_(builder.at("encoder"), config),
      final_norm_(builder.layer_norm("final_layer_norm", config.hidden_size, config.layer_norm_eps)) {}

torch::Tensor ClipTextTower::last_hidden_state(const torch::Tensor& ids) const {
    if (ids.dim() != 2 || ids.size(1) > config_.max_position_embeddings) {
        throw Error("The text encoder takes at most " + std::to_string(config_.max_position_embeddings) + " tokens.");
    }
    if (ids.numel() > 0 && (ids.min().item<std::int64_t>() < 0 || ids.max().item<std::int64_t>() >= vocabulary_size())) {
        throw Error("The tokenizer gives numbers beyond the text encoder's vocabulary of " + std::to_string(vocabulary_size()) + ".");
    }
    return final_norm_(encoder_(token_vectors(ids) + position_embedding_.slice(0, 0, ids.size(1)), true));
}

torch::Tensor ClipTextTower::token_vectors(const torch::Tensor& ids) const {
    if (!learnt_tokens_.defined()) return torch::embedding(token_embedding_, ids);
    // Two look-ups instead of one longer table: the large one stays as it was loaded, and gradients know the learnt rows only.
    const torch::Tensor known = torch::embedding(token_embedding_, ids.clamp_max(config_.vocab_size - 1));
    const torch::Tensor learnt = torch::embedding(learnt_tokens_, (ids - config_.vocab_size).clamp_min(0));
    return torch::where((ids >= config_.vocab_size).unsqueeze(-1), learnt, known);
}

torch::Tensor ClipTextTower::set_learnt_tokens(const torch::Tensor& rows) {
    if (rows.dim() != 2 || rows.size(1) != config_.hidden_size) {
        throw Error("Learnt tokens of shape " + text_of(rows.sizes()) + " do not fit a text encoder of width " +
                    std::to_string(config_.hidden_size) + ".");
    }
    learnt_tokens_ = rows.to(token_embedding_.scalar_type());
    return learnt_tokens_;
}

std::int64_t ClipTextTower::vocabulary_size() const {
    return config_.vocab_size + (learnt_tokens_.defined() ? learnt_tokens_.size(0) : 0);
}

torch::Tensor ClipTextTower::pooled(const torch::Tensor& ids) const {
    const torch::Tensor states = last_hidden_state(ids);
    // argmax gives the first of equal values, as the first eos is wanted.
    const torch::Tensor ends =
        config_.eos_token_id == legacy_eos ? ids.argmax(1) : (ids == config_.eos_token_id).to(torch::kInt32).argmax(1);
    return states.gather(1, ends.view({-1, 1, 1}).expand({-1, 1, states.size(2)})).squeeze(1);
}

ClipVisionTower::ClipVisionTower(const Builder& builder, const ClipVisionConfig& config)
    : config_(config),
      class_embedding_(builder.parameter("embeddings.class_embedding", {config.hidden_size}, embedding_noise)),
      position_embedding_(builder.parameter(
          "embeddings.position_embedding.weight",
          {(config.image_size / config.patch_size) * (config.image_size / config.patch_size) + 1, config.hidden_size}, embedding_noise)),
      patches_(builder.conv("embeddings.patch_embedding", config.num_channels, config.hidden_size, config.patch_size, 0, config.patch_size,
                            false)),
      norm_in_(builder.layer_norm("pre_layrnorm", config.hidden_size, config.layer_norm_eps)),  // the name is misspelt in all files
      encoder_(builder.at("encoder"), config),
      norm_out_(builder.layer_norm("post_layernorm", config.hidden_size, config.layer_norm_eps)) {}

torch::Tensor ClipVisionTower::pooled(const torch::Tensor& pixels) const {
    const std::int64_t size = config_.image_size;
    if (pixels.dim() != 4 || pixels.size(1) != config_.num_channels || pixels.size(2) != size || pixels.size(3) != size) {
        throw Error("CLIP's image tower takes pictures of " + std::to_string(size) + " x " + std::to_string(size) + " pixels and " +
                    std::to_string(config_.num_channels) + " channels.");
    }
    const torch::Tensor patches = patches_(pixels.to(class_embedding_.scalar_type())).flatten(2).transpose(1, 2);
    const torch::Tensor first = class_embedding_.expand({pixels.size(0), 1, -1});
    const torch::Tensor states = encoder_(norm_in_(torch::cat({first, patches}, 1) + position_embedding_), false);
    return norm_out_(states.select(1, 0));
}

}  // namespace tw::nn
