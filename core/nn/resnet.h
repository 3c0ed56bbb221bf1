#pragma once

#include "core/nn/layers.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tw::nn {

/// Two normalised convolutions around a shortcut; with a time embedding added between them in a U-Net.
class ResnetBlock2D {
public:
    struct Options {
        std::int64_t in_channels = 0;
        std::int64_t out_channels = 0;
        std::int64_t time_channels = 0;  // 0: no time embedding
        std::int64_t groups = 32;
        double eps = 1e-5;
        std::string act_fn = "silu";
        double output_scale_factor = 1;
    };
    ResnetBlock2D(const Builder& builder, const Options& options);
    /// `activated_time`: the time embedding after the activation, (N, time_channels), or undefined.
    torch::Tensor operator()(const torch::Tensor& x, const torch::Tensor& activated_time) const;

private:
    Activation act_;
    GroupNorm norm1_, norm2_;
    Conv2d conv1_, conv2_;
    std::optional<Linear> time_;
    std::optional<Conv2d> shortcut_;
    double scale_;
};

/// Half the size by a convolution of stride 2; padding 0 means one row and column of zeros at the far sides.
class Downsample2D {
public:
    Downsample2D(const Builder& builder, std::int64_t channels, std::int64_t padding);
    torch::Tensor operator()(const torch::Tensor& x) const;

private:
    Conv2d conv_;
};

/// Nearest neighbour to the given size, then a convolution.
class Upsample2D {
public:
    Upsample2D(const Builder& builder, std::int64_t channels);
    torch::Tensor operator()(const torch::Tensor& x, std::int64_t height, std::int64_t width) const;

private:
    Conv2d conv_;
};

}  // namespace tw::nn
