#include "core/nn/resnet.h"

#include "core/nn/stripes.h"

#include <torch/torch.h>

namespace tw::nn {

ResnetBlock2D::ResnetBlock2D(const Builder& builder, const Options& o)
    : act_(activation(o.act_fn)),
      norm1_(builder.group_norm("norm1", o.groups, o.in_channels, o.eps)),
      norm2_(builder.group_norm("norm2", o.groups, o.out_channels, o.eps)),
      conv1_(builder.conv("conv1", o.in_channels, o.out_channels, 3, 1)),
      conv2_(builder.conv("conv2", o.out_channels, o.out_channels, 3, 1)),
      scale_(o.output_scale_factor) {
    if (o.time_channels > 0) time_ = builder.linear("time_emb_proj", o.time_channels, o.out_channels);
    if (o.in_channels != o.out_channels) shortcut_ = builder.conv("conv_shortcut", o.in_channels, o.out_channels, 1, 0);
}

torch::Tensor ResnetBlock2D::operator()(const torch::Tensor& x, const torch::Tensor& activated_time) const {
    torch::Tensor hidden = norm_act_conv(norm1_, act_, conv1_, x);
    if (time_) hidden.add_((*time_)(activated_time).unsqueeze(-1).unsqueeze(-1));
    hidden = norm_act_conv(norm2_, act_, conv2_, hidden);
    // In place: a convolution needs no copy of what it gave to find its gradient.
    const torch::Tensor sum = hidden.add_(shortcut_ ? large_conv(*shortcut_, x) : x);
    return scale_ == 1 ? sum : sum / scale_;
}

Downsample2D::Downsample2D(const Builder& builder, std::int64_t channels, std::int64_t padding)
    : conv_(builder.conv("conv", channels, channels, 3, padding, 2)) {}

torch::Tensor Downsample2D::operator()(const torch::Tensor& x) const {
    return conv_(conv_.padding == 0 ? torch::constant_pad_nd(x, {0, 1, 0, 1}) : x);
}

Upsample2D::Upsample2D(const Builder& builder, std::int64_t channels) : conv_(builder.conv("conv", channels, channels, 3, 1)) {}

torch::Tensor Upsample2D::operator()(const torch::Tensor& x, std::int64_t height, std::int64_t width) const {
    return enlarge_conv(conv_, x, height, width);
}

}  // namespace tw::nn
