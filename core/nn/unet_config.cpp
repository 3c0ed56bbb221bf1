#include "core/nn/unet_config.h"

#include "core/nn/config_reader.h"
#include "core/nn/layers.h"

#include <algorithm>

namespace tw::nn {

namespace {

void check_blocks(ConfigReader& reader, const UNetConfig& config) {
    const std::size_t count = config.block_out_channels.size();
    const auto check = [&](const char* key, const std::vector<std::string>& blocks, const char* plain, const char* cross) {
        if (blocks.size() != count) {
            reader.fail(key, "has " + std::to_string(blocks.size()) + " entries for " + std::to_string(count) + " blocks");
        }
        for (const std::string& block : blocks) {
            if (block != plain && block != cross) reader.fail(key, "names the block '" + block + "', which is not supported");
        }
    };
    check("down_block_types", config.down_block_types, "DownBlock2D", "CrossAttnDownBlock2D");
    check("up_block_types", config.up_block_types, "UpBlock2D", "CrossAttnUpBlock2D");
    const std::string& mid = config.mid_block_type;
    if (!mid.empty() && mid != "UNetMidBlock2DCrossAttn" && mid != "UNetMidBlock2D") {
        reader.fail("mid_block_type", "names the block '" + mid + "', which is not supported");
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (config.block_out_channels[i] % config.norm_num_groups != 0) {
            reader.fail("norm_num_groups", "does not divide the " + std::to_string(config.block_out_channels[i]) + " channels of a block");
        }
        const bool last = i + 1 == count;
        const bool attends = config.down_block_types[i] == "CrossAttnDownBlock2D" ||
                             config.up_block_types[count - 1 - i] == "CrossAttnUpBlock2D" || (last && mid == "UNetMidBlock2DCrossAttn");
        if (attends && config.block_out_channels[i] % config.num_attention_heads[i] != 0) {
            reader.fail("attention_head_dim",
                        "does not divide the " + std::to_string(config.block_out_channels[i]) + " channels of a block");
        }
    }
}

void refuse_unsupported(ConfigReader& reader) {
    for (const char* key :
         {"num_attention_heads", "encoder_hid_dim", "encoder_hid_dim_type", "class_embed_type", "addition_embed_type", "num_class_embeds",
          "time_embedding_dim", "time_embedding_act_fn", "timestep_post_act", "time_cond_proj_dim", "cross_attention_norm"}) {
        reader.only(key, nullptr);
    }
    for (const char* key : {"dual_cross_attention", "resnet_skip_time_act", "class_embeddings_concat"}) reader.only(key, false);
    reader.only("resnet_time_scale_shift", "default");
    reader.only("resnet_out_scale_factor", 1.0);
    reader.only("time_embedding_type", "positional");
    reader.only("attention_type", "default");
    // These matter only together with an option refused above, or only in training.
    reader.ignore({"addition_time_embed_dim", "addition_embed_type_num_heads", "projection_class_embeddings_input_dim", "dropout"});
}

}  // namespace

UNetConfig UNetConfig::read(const std::filesystem::path& file) {
    ConfigReader reader(file);
    reader.expect("_class_name", {"UNet2DConditionModel"});
    UNetConfig config;
    if (reader.is_list("sample_size")) {
        config.sample_size = reader.integer_list("sample_size").front();
    } else {
        config.sample_size = reader.integer("sample_size", 0, 0);
    }
    config.in_channels = reader.integer("in_channels", 4);
    config.out_channels = reader.integer("out_channels", 4);
    config.center_input_sample = reader.boolean("center_input_sample", false);
    config.flip_sin_to_cos = reader.boolean("flip_sin_to_cos", true);
    config.freq_shift = reader.number("freq_shift", 0);
    config.down_block_types = reader.texts("down_block_types");
    config.up_block_types = reader.texts("up_block_types");
    // An explicit null means no middle block; only a missing option has the default.
    config.mid_block_type = reader.text("mid_block_type", reader.is_null("mid_block_type") ? "" : "UNetMidBlock2DCrossAttn");
    config.block_out_channels = reader.integer_list("block_out_channels", {320, 640, 1280, 1280});
    const std::size_t count = config.block_out_channels.size();
    config.only_cross_attention = reader.booleans("only_cross_attention", false, count);
    config.layers_per_block = reader.integers("layers_per_block", 2, count);
    config.transformer_layers_per_block = reader.integers("transformer_layers_per_block", 1, count);
    config.reverse_transformer_layers_per_block = config.transformer_layers_per_block;
    std::reverse(config.reverse_transformer_layers_per_block.begin(), config.reverse_transformer_layers_per_block.end());
    if (reader.has("reverse_transformer_layers_per_block")) {
        config.reverse_transformer_layers_per_block = reader.integers("reverse_transformer_layers_per_block", 1, count);
    }
    reader.ignore({"reverse_transformer_layers_per_block", "mid_block_only_cross_attention"});  // the latter: other middle blocks
    config.num_attention_heads = reader.integers("attention_head_dim", 8, count);
    config.cross_attention_dim = reader.integers("cross_attention_dim", 1280, count);
    config.downsample_padding = reader.integer("downsample_padding", 1, 0);
    config.mid_block_scale_factor = reader.number("mid_block_scale_factor", 1);
    config.act_fn = reader.text("act_fn", "silu");
    if (!is_activation(config.act_fn)) reader.fail("act_fn", "is '" + config.act_fn + "', which is not supported");
    config.norm_num_groups = reader.integer("norm_num_groups", 32);
    config.norm_eps = reader.number("norm_eps", 1e-5);
    config.use_linear_projection = reader.boolean("use_linear_projection", false);
    config.upcast_attention = reader.boolean("upcast_attention", false);
    config.conv_in_kernel = reader.integer("conv_in_kernel", 3);
    config.conv_out_kernel = reader.integer("conv_out_kernel", 3);
    refuse_unsupported(reader);
    reader.finish();
    check_blocks(reader, config);
    return config;
}

}  // namespace tw::nn
