#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tw::nn {

/// What both towers of CLIP have. Names are transformers'.
struct ClipTowerConfig {
    std::int64_t hidden_size = 0;
    std::int64_t intermediate_size = 0;
    std::int64_t num_hidden_layers = 0;
    std::int64_t num_attention_heads = 0;
    std::string hidden_act = "quick_gelu";
    double layer_norm_eps = 1e-5;
};

struct ClipTextConfig : ClipTowerConfig {
    std::int64_t vocab_size = 49408;
    std::int64_t max_position_embeddings = 77;
    std::int64_t eos_token_id = 49407;  // 2 in old files: then the largest id marks the end of the text

    /// From a text encoder's config.json, or the text_config of a CLIPModel's. `file` is used in messages.
    static ClipTextConfig parse(const Json& config, const std::filesystem::path& file);
};

struct ClipVisionConfig : ClipTowerConfig {
    std::int64_t image_size = 224;
    std::int64_t patch_size = 32;
    std::int64_t num_channels = 3;

    static ClipVisionConfig parse(const Json& config, const std::filesystem::path& file);
};

}  // namespace tw::nn
