#include "core/learning/resnet.h"

#include "core/base/error.h"
#include "core/learning/classifier.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>

namespace tw::learning {
namespace {

torch::nn::Conv2d convolution(int in_channels, int out_channels, int kernel, int stride) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in_channels, out_channels, kernel).stride(stride).padding(kernel / 2).bias(false));
}

}  // namespace

const std::vector<std::string>& network_names() {
    static const std::vector<std::string> names = {"resnet_small"};
    return names;
}

ResNetConfig network_config(const std::string& name, int in_channels, int classes) {
    if (name != "resnet_small") throw Error("unknown network \"" + name + "\"; there is: resnet_small");
    ResNetConfig config;
    config.in_channels = in_channels;
    config.stem_stride = 2;  // a quarter of the work, and small pictures lose little by it
    config.classes = classes;
    return config;
}

BasicBlockImpl::BasicBlockImpl(int in_channels, int out_channels, int stride) {
    conv1_ = register_module("conv1", convolution(in_channels, out_channels, 3, stride));
    bn1_ = register_module("bn1", torch::nn::BatchNorm2d(out_channels));
    conv2_ = register_module("conv2", convolution(out_channels, out_channels, 3, 1));
    bn2_ = register_module("bn2", torch::nn::BatchNorm2d(out_channels));
    if (stride != 1 || in_channels != out_channels) {
        downsample_ = register_module(
            "downsample", torch::nn::Sequential(convolution(in_channels, out_channels, 1, stride), torch::nn::BatchNorm2d(out_channels)));
    }
}

torch::Tensor BasicBlockImpl::forward(const torch::Tensor& input) {
    torch::Tensor x = bn1_(conv1_(input)).relu_();
    x = bn2_(conv2_(x));
    x += downsample_.is_empty() ? input : downsample_->forward(input);
    return x.relu_();
}

ResNetImpl::ResNetImpl(const ResNetConfig& config, std::uint64_t seed) : config_(config) {
    int width = config.channels.at(0);
    conv1_ = register_module("conv1", convolution(config.in_channels, width, config.stem_kernel, config.stem_stride));
    bn1_ = register_module("bn1", torch::nn::BatchNorm2d(width));
    for (std::size_t stage = 0; stage < config.channels.size(); ++stage) {
        torch::nn::Sequential blocks;
        for (int block = 0; block < config.blocks.at(stage); ++block) {
            const int stride = stage > 0 && block == 0 ? 2 : 1;
            blocks->push_back(BasicBlock(width, config.channels[stage], stride));
            width = config.channels[stage];
        }
        stages_.push_back(register_module("layer" + std::to_string(stage + 1), blocks));
    }
    fc_ = register_module("fc", torch::nn::Linear(width, config.classes));
    initialise(seed);
}

void ResNetImpl::initialise(std::uint64_t seed) {
    const torch::NoGradGuard no_grad;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (auto& parameter : named_parameters()) {
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

torch::Tensor ResNetImpl::forward(const torch::Tensor& pictures) {
    torch::Tensor x = bn1_(conv1_(pictures)).relu_();
    if (config_.stem_max_pool) x = torch::max_pool2d(x, 3, 2, 1);
    for (auto& stage : stages_) x = stage->forward(x);
    return fc_(x.mean({2, 3}));
}

NetworkState copy_state(const torch::nn::Module& network) {
    NetworkState state;
    for (const auto& item : network.named_parameters()) state.emplace_back(item.key(), item.value().detach().clone());
    for (const auto& item : network.named_buffers()) state.emplace_back(item.key(), item.value().detach().clone());
    return state;
}

void restore_state(torch::nn::Module& network, const NetworkState& state) {
    const torch::NoGradGuard no_grad;
    auto parameters = network.named_parameters();
    auto buffers = network.named_buffers();
    for (const auto& [name, value] : state) {
        torch::Tensor* target = parameters.find(name);
        if (target == nullptr) target = buffers.find(name);
        if (target == nullptr) throw Error("the kept state holds a tensor that the network has not: " + name);
        target->copy_(value);
    }
}

}  // namespace tw::learning
