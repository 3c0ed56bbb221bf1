#include "core/nn/clip_config.h"

#include "core/nn/config_reader.h"
#include "core/nn/layers.h"

namespace tw::nn {

namespace {

// transformers leaves out of a file what equals its defaults, so they are stated here.
void read_tower(ConfigReader& reader, ClipTowerConfig& config, std::int64_t width, std::int64_t inner, std::int64_t heads) {
    config.hidden_size = reader.integer("hidden_size", width);
    config.intermediate_size = reader.integer("intermediate_size", inner);
    config.num_hidden_layers = reader.integer("num_hidden_layers", 12);
    config.num_attention_heads = reader.integer("num_attention_heads", heads);
    config.hidden_act = reader.text("hidden_act", "quick_gelu");
    config.layer_norm_eps = reader.number("layer_norm_eps", 1e-5);
    if (!is_activation(config.hidden_act)) reader.fail("hidden_act", "is '" + config.hidden_act + "', which is not supported");
    if (config.hidden_size % config.num_attention_heads != 0) reader.fail("num_attention_heads", "does not divide the hidden_size");
}

}  // namespace

ClipTextConfig ClipTextConfig::parse(const Json& config, const std::filesystem::path& file) {
    ConfigReader reader(config, file);
    reader.expect("model_type", {"clip_text_model"});
    ClipTextConfig result;
    read_tower(reader, result, 512, 2048, 8);
    result.vocab_size = reader.integer("vocab_size", 49408);
    result.max_position_embeddings = reader.integer("max_position_embeddings", 77);
    result.eos_token_id = reader.integer("eos_token_id", 49407, 0);
    return result;
}

ClipVisionConfig ClipVisionConfig::parse(const Json& config, const std::filesystem::path& file) {
    ConfigReader reader(config, file);
    reader.expect("model_type", {"clip_vision_model"});
    ClipVisionConfig result;
    read_tower(reader, result, 768, 3072, 12);
    result.image_size = reader.integer("image_size", 224);
    result.patch_size = reader.integer("patch_size", 32);
    result.num_channels = reader.integer("num_channels", 3);
    if (result.image_size % result.patch_size != 0) reader.fail("patch_size", "does not divide the image_size");
    return result;
}

}  // namespace tw::nn
