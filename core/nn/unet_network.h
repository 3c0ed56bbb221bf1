#pragma once

#include "core/nn/layers.h"
#include "core/nn/resnet.h"
#include "core/nn/transformer.h"
#include "core/nn/unet.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tw::nn {

// What the U-Net is made of: for its own source files.

struct UNetBlock {
    std::vector<ResnetBlock2D> resnets;
    std::vector<Transformer2D> attentions;  // empty, or one for each resnet (in the middle: between the two)
    std::optional<Downsample2D> downsampler;
    std::optional<Upsample2D> upsampler;
};

struct UNet2DConditionModel::Network {
    Network(const UNetConfig& unet_config, const TensorSource& weights, torch::Dtype type);
    UNetBlock make_down(const Builder& builder, std::size_t i) const;
    UNetBlock make_middle(const Builder& builder) const;
    UNetBlock make_up(const Builder& builder, std::size_t i) const;
    ResnetBlock2D::Options resnet_options(std::int64_t in, std::int64_t out) const;
    Transformer2D::Options transformer_options(std::size_t block, std::int64_t layers) const;
    torch::Tensor time_embedding(const torch::Tensor& timesteps, std::int64_t batch) const;
    void check(const torch::Tensor& sample, const Context& context) const;
    /// The query, key, value and output projections of all attention layers, by diffusers' names.
    void for_each_projection(const ProjectionFn& work);

    UNetConfig config;
    torch::Dtype dtype;
    bool channels_last;
    TensorMap parameters;
    bool recomputes = false;
    Activation act;
    Linear time_in, time_out;
    Conv2d conv_in, conv_out;
    GroupNorm norm_out;
    std::vector<UNetBlock> down, up;
    std::optional<UNetBlock> middle;
};

}  // namespace tw::nn
