#include "core/nn/unet_network.h"

#include "core/base/error.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace tw::nn {

namespace {

// Source: "Attention is all you need", 2017, as diffusers computes it.
torch::Tensor sinusoids(const torch::Tensor& timesteps, std::int64_t width, bool flip_sin_to_cos, double freq_shift) {
    constexpr double max_period = 10000;
    const std::int64_t half = width / 2;
    const torch::Tensor exponent =
        torch::arange(half, torch::kFloat32) * (-std::log(max_period)) / (static_cast<double>(half) - freq_shift);
    const torch::Tensor angles = timesteps.to(torch::kFloat32).unsqueeze(1) * torch::exp(exponent).unsqueeze(0);
    const torch::Tensor result =
        flip_sin_to_cos ? torch::cat({torch::cos(angles), torch::sin(angles)}, 1) : torch::cat({torch::sin(angles), torch::cos(angles)}, 1);
    return width % 2 == 0 ? result : torch::constant_pad_nd(result, {0, 1});
}

}  // namespace

UNet2DConditionModel::Network::Network(const UNetConfig& unet_config, const TensorSource& weights, torch::Dtype type)
    : config(unet_config), dtype(type), act(activation(config.act_fn)) {
    const auto& channels = config.block_out_channels;
    channels_last = *std::max_element(channels.begin(), channels.end()) >= channels_last_width;
    const Builder builder(weights, type, channels_last, parameters);
    const std::int64_t first = channels.front(), time = 4 * first;
    conv_in = builder.conv("conv_in", config.in_channels, first, config.conv_in_kernel, (config.conv_in_kernel - 1) / 2);
    time_in = builder.linear("time_embedding.linear_1", first, time);
    time_out = builder.linear("time_embedding.linear_2", time, time);
    for (std::size_t i = 0; i < channels.size(); ++i) down.push_back(make_down(builder.at("down_blocks", i), i));
    if (!config.mid_block_type.empty()) middle = make_middle(builder.at("mid_block"));
    for (std::size_t i = 0; i < channels.size(); ++i) up.push_back(make_up(builder.at("up_blocks", i), i));
    norm_out = builder.group_norm("conv_norm_out", config.norm_num_groups, first, config.norm_eps);
    conv_out = builder.conv("conv_out", first, config.out_channels, config.conv_out_kernel, (config.conv_out_kernel - 1) / 2);
}

ResnetBlock2D::Options UNet2DConditionModel::Network::resnet_options(std::int64_t in, std::int64_t out) const {
    ResnetBlock2D::Options options;
    options.in_channels = in;
    options.out_channels = out;
    options.time_channels = 4 * config.block_out_channels.front();
    options.groups = config.norm_num_groups;
    options.eps = config.norm_eps;
    options.act_fn = config.act_fn;
    return options;
}

Transformer2D::Options UNet2DConditionModel::Network::transformer_options(std::size_t block, std::int64_t layers) const {
    Transformer2D::Options options;
    options.channels = config.block_out_channels[block];
    options.heads = config.num_attention_heads[block];
    options.layers = layers;
    options.context_width = config.cross_attention_dim[block];
    options.groups = config.norm_num_groups;
    options.linear_projection = config.use_linear_projection;
    options.only_cross_attention = config.only_cross_attention[block];
    options.upcast_attention = config.upcast_attention;
    return options;
}

UNetBlock UNet2DConditionModel::Network::make_down(const Builder& builder, std::size_t i) const {
    UNetBlock block;
    const std::int64_t out = config.block_out_channels[i], in = i == 0 ? out : config.block_out_channels[i - 1];
    for (std::size_t layer = 0; layer < static_cast<std::size_t>(config.layers_per_block[i]); ++layer) {
        block.resnets.emplace_back(builder.at("resnets", layer), resnet_options(layer == 0 ? in : out, out));
        if (config.down_block_types[i] == "CrossAttnDownBlock2D") {
            block.attentions.emplace_back(builder.at("attentions", layer), transformer_options(i, config.transformer_layers_per_block[i]));
        }
    }
    if (i + 1 < config.block_out_channels.size()) {
        block.downsampler.emplace(builder.at("downsamplers", 0), out, config.downsample_padding);
    }
    return block;
}

UNetBlock UNet2DConditionModel::Network::make_middle(const Builder& builder) const {
    UNetBlock block;
    const std::size_t last = config.block_out_channels.size() - 1;
    ResnetBlock2D::Options options = resnet_options(config.block_out_channels[last], config.block_out_channels[last]);
    options.output_scale_factor = config.mid_block_scale_factor;
    block.resnets.emplace_back(builder.at("resnets", 0), options);
    if (config.mid_block_type == "UNetMidBlock2DCrossAttn") {
        Transformer2D::Options transformer = transformer_options(last, config.transformer_layers_per_block[last]);
        transformer.only_cross_attention = false;
        block.attentions.emplace_back(builder.at("attentions", 0), transformer);
        block.resnets.emplace_back(builder.at("resnets", 1), options);
    }
    return block;
}

// Up block i works at the size of down block `mirror`; each of its resnets also takes one saved map of the way down.
UNetBlock UNet2DConditionModel::Network::make_up(const Builder& builder, std::size_t i) const {
    UNetBlock block;
    const auto& channels = config.block_out_channels;
    const std::size_t mirror = channels.size() - 1 - i;
    const std::int64_t out = channels[mirror], before = i == 0 ? out : channels[mirror + 1],
                       saved_last = channels[mirror == 0 ? 0 : mirror - 1];
    const auto count = static_cast<std::size_t>(config.layers_per_block[mirror] + 1);
    for (std::size_t layer = 0; layer < count; ++layer) {
        const std::int64_t saved = layer + 1 == count ? saved_last : out;
        block.resnets.emplace_back(builder.at("resnets", layer), resnet_options((layer == 0 ? before : out) + saved, out));
        if (config.up_block_types[i] == "CrossAttnUpBlock2D") {
            block.attentions.emplace_back(builder.at("attentions", layer),
                                          transformer_options(mirror, config.reverse_transformer_layers_per_block[i]));
        }
    }
    if (mirror > 0) block.upsampler.emplace(builder.at("upsamplers", 0), out);
    return block;
}

torch::Tensor UNet2DConditionModel::Network::time_embedding(const torch::Tensor& timesteps, std::int64_t batch) const {
    const torch::Tensor waves =
        sinusoids(timesteps.reshape({-1}), config.block_out_channels.front(), config.flip_sin_to_cos, config.freq_shift).to(dtype);
    // Every block begins with the activation, so it is applied once here.
    return act(time_out(act(time_in(waves)))).expand({batch, -1});
}

void UNet2DConditionModel::Network::check(const torch::Tensor& sample, const Context& context) const {
    if (sample.dim() != 4 || sample.size(1) != config.in_channels) {
        throw Error("The U-Net takes latents of " + std::to_string(config.in_channels) + " channels.");
    }
    if (context.batch_size() != sample.size(0)) {
        throw Error("The U-Net got " + std::to_string(sample.size(0)) + " samples, but a context of " +
                    std::to_string(context.batch_size()) + " prompts.");
    }
}

void UNet2DConditionModel::Network::for_each_projection(const ProjectionFn& work) {
    const auto visit = [&](UNetBlock& block, const std::string& name) {
        for (std::size_t i = 0; i < block.attentions.size(); ++i) {
            block.attentions[i].for_each_projection(name + ".attentions." + std::to_string(i), work);
        }
    };
    for (std::size_t i = 0; i < down.size(); ++i) visit(down[i], "down_blocks." + std::to_string(i));
    if (middle) visit(*middle, "mid_block");
    for (std::size_t i = 0; i < up.size(); ++i) visit(up[i], "up_blocks." + std::to_string(i));
}

}  // namespace tw::nn
