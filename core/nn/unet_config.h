#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tw::nn {

/// `unet/config.json` of a UNet2DConditionModel, lists expanded to one entry a block (down order). Names are diffusers'.
struct UNetConfig {
    std::int64_t sample_size = 0;  // latents at the size the model was trained for; 0 when not given
    std::int64_t in_channels = 4;
    std::int64_t out_channels = 4;
    bool center_input_sample = false;
    bool flip_sin_to_cos = true;
    double freq_shift = 0;
    std::vector<std::string> down_block_types;
    std::string mid_block_type;  // empty: none
    std::vector<std::string> up_block_types;
    std::vector<bool> only_cross_attention;
    std::vector<std::int64_t> block_out_channels;
    std::vector<std::int64_t> layers_per_block;
    std::vector<std::int64_t> transformer_layers_per_block;
    std::vector<std::int64_t> reverse_transformer_layers_per_block;  // up order
    std::vector<std::int64_t> num_attention_heads;                   // what files call attention_head_dim: see diffusers issue 2011
    std::vector<std::int64_t> cross_attention_dim;
    std::int64_t downsample_padding = 1;
    double mid_block_scale_factor = 1;
    std::string act_fn = "silu";
    std::int64_t norm_num_groups = 32;
    double norm_eps = 1e-5;
    bool use_linear_projection = false;
    bool upcast_attention = false;
    std::int64_t conv_in_kernel = 3;
    std::int64_t conv_out_kernel = 3;

    /// Throws Error naming the file and the option: not JSON, another class, a value out of range, or a block, option or value
    /// that Tailwright does not support.
    static UNetConfig read(const std::filesystem::path& file);
};

}  // namespace tw::nn
