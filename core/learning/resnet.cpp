#include "core/learning/resnet.h"

#include "core/base/error.h"
#include "core/learning/batch_norm.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace tw::learning {
namespace {

torch::nn::Conv2d convolution(int in_channels, int out_channels, int kernel, int stride) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in_channels, out_channels, kernel).stride(stride).padding(kernel / 2).bias(false));
}

/// What brings a block's input to its output's shape; empty when it has it already.
torch::nn::Sequential shortcut(int in_channels, int out_channels, int stride) {
    if (stride == 1 && in_channels == out_channels) return nullptr;
    return torch::nn::Sequential(convolution(in_channels, out_channels, 1, stride), torch::nn::BatchNorm2d(out_channels));
}

torch::Tensor through_shortcut(torch::nn::Sequential& downsample, const torch::Tensor& input) {
    if (downsample.is_empty()) return input;
    auto& conv = *downsample->ptr(0)->as<torch::nn::Conv2d>();
    auto& norm = *downsample->ptr(1)->as<torch::nn::BatchNorm2d>();
    return normalise(norm, conv.forward(input), false);
}

/// Of one channel both layouts are the same numbers, but only the strides say which is meant, and every map after follows them.
torch::Tensor in_channels_last(const torch::Tensor& x) {
    if (x.size(1) != 1) return x.contiguous(at::MemoryFormat::ChannelsLast);
    return x.contiguous().as_strided(x.sizes(), {x.size(2) * x.size(3), 1, x.size(3), 1});
}

template <typename Block>
torch::nn::Sequential make_stage(int& width, int channels, int blocks, int stride) {
    torch::nn::Sequential stage;
    for (int block = 0; block < blocks; ++block) {
        stage->push_back(Block(width, channels, block == 0 ? stride : 1));
        width = channels * Block::ContainedType::expansion;
    }
    return stage;
}

}  // namespace

const std::vector<std::string>& network_names() {
    static const std::vector<std::string> names = {"resnet_small", "resnet18", "resnet50"};
    return names;
}

ResNetConfig network_config(const std::string& name, int in_channels, int classes) {
    ResNetConfig config;
    config.in_channels = in_channels;
    config.classes = classes;
    config.stem_stride = 2;  // for resnet_small a quarter of the work, and small pictures lose little by it
    if (name == "resnet_small") return config;
    config.stem_kernel = 7;
    config.stem_max_pool = true;
    config.channels = {64, 128, 256, 512};
    config.bottleneck = name == "resnet50";
    config.blocks = config.bottleneck ? std::vector<int>{3, 4, 6, 3} : std::vector<int>{2, 2, 2, 2};
    if (name == "resnet18" || name == "resnet50") return config;
    throw Error("unknown network \"" + name + "\"; there are: resnet_small, resnet18, resnet50");
}

BasicBlockImpl::BasicBlockImpl(int in_channels, int channels, int stride) {
    conv1_ = register_module("conv1", convolution(in_channels, channels, 3, stride));
    bn1_ = register_module("bn1", torch::nn::BatchNorm2d(channels));
    conv2_ = register_module("conv2", convolution(channels, channels, 3, 1));
    bn2_ = register_module("bn2", torch::nn::BatchNorm2d(channels));
    downsample_ = shortcut(in_channels, channels, stride);
    if (!downsample_.is_empty()) register_module("downsample", downsample_);
}

torch::Tensor BasicBlockImpl::forward(const torch::Tensor& input) {
    const torch::Tensor x = normalise(*bn1_, conv1_(input), true);
    return normalise(*bn2_, conv2_(x), true, through_shortcut(downsample_, input));
}

BottleneckImpl::BottleneckImpl(int in_channels, int channels, int stride) {
    conv1_ = register_module("conv1", convolution(in_channels, channels, 1, 1));
    bn1_ = register_module("bn1", torch::nn::BatchNorm2d(channels));
    conv2_ = register_module("conv2", convolution(channels, channels, 3, stride));
    bn2_ = register_module("bn2", torch::nn::BatchNorm2d(channels));
    conv3_ = register_module("conv3", convolution(channels, channels * expansion, 1, 1));
    bn3_ = register_module("bn3", torch::nn::BatchNorm2d(channels * expansion));
    downsample_ = shortcut(in_channels, channels * expansion, stride);
    if (!downsample_.is_empty()) register_module("downsample", downsample_);
}

torch::Tensor BottleneckImpl::forward(const torch::Tensor& input) {
    torch::Tensor x = normalise(*bn1_, conv1_(input), true);
    x = normalise(*bn2_, conv2_(x), true);
    return normalise(*bn3_, conv3_(x), true, through_shortcut(downsample_, input));
}

ResNetImpl::ResNetImpl(const ResNetConfig& config, std::uint64_t seed) : config_(config) {
    int width = config.channels.at(0);
    conv1_ = register_module("conv1", convolution(config.in_channels, width, config.stem_kernel, config.stem_stride));
    bn1_ = register_module("bn1", torch::nn::BatchNorm2d(width));
    for (std::size_t stage = 0; stage < config.channels.size(); ++stage) {
        const auto make = config.bottleneck ? make_stage<Bottleneck> : make_stage<BasicBlock>;
        stages_.push_back(register_module("layer" + std::to_string(stage + 1),
                                          make(width, config.channels[stage], config.blocks.at(stage), stage > 0 ? 2 : 1)));
    }
    fc_ = register_module("fc", torch::nn::Linear(torch::nn::LinearOptions(width, config.classes).bias(!config.cosine_head)));
    initialise(*this, seed);
}

void ResNetImpl::use_channels_last() {
    channels_last_ = true;
    for (torch::Tensor& parameter : parameters()) {
        if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    }
}

void ResNetImpl::reset_head(std::uint64_t seed) {
    initialise(*fc_, seed);
}

void ResNetImpl::initialise(torch::nn::Module& part, std::uint64_t seed) {
    const torch::NoGradGuard no_grad;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (auto& parameter : part.named_parameters()) {
        torch::Tensor& weight = parameter.value();
        if (weight.dim() == 4) {
            // He initialisation for ReLU, fan out, as in torchvision's resnet.py.
            weight.normal_(0.0, std::sqrt(2.0 / static_cast<double>(weight.size(0) * weight.size(2) * weight.size(3))), generator);
        } else if (weight.dim() == 2) {
            const double bound = 1.0 / std::sqrt(static_cast<double>(weight.size(1)));
            weight.uniform_(-bound, bound, generator);
        } else {
            // BatchNorm's scale and all biases.
            weight.fill_(parameter.key().ends_with("weight") ? 1.0 : 0.0);
        }
    }
}

torch::Tensor ResNetImpl::features(const torch::Tensor& pictures) {
    torch::Tensor x = normalise(*bn1_, conv1_(channels_last_ ? in_channels_last(pictures) : pictures), true);
    if (config_.stem_max_pool) x = torch::max_pool2d(x, 3, 2, 1);
    for (auto& stage : stages_) x = stage->forward(x);
    return x.mean({2, 3});
}

torch::Tensor ResNetImpl::head(const torch::Tensor& features) {
    namespace F = torch::nn::functional;
    if (!config_.cosine_head) return fc_(features);
    return F::linear(F::normalize(features, F::NormalizeFuncOptions().dim(1)), F::normalize(fc_->weight, F::NormalizeFuncOptions().dim(1)));
}

}  // namespace tw::learning
