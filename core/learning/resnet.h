#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tw::learning {

/// A ResNet (He et al., CVPR 2016) as torchvision builds and names it: conv1, bn1, layer1.0.conv1, layer2.0.downsample.0, fc.
struct ResNetConfig {
    int in_channels = 3;
    int classes = 10;
    int stem_kernel = 3;
    int stem_stride = 1;
    bool stem_max_pool = false;
    bool bottleneck = false;                   // three convolutions a block, the stride on the second, four times as many channels out
    std::vector<int> channels = {16, 32, 64};  // of each stage; every stage but the first halves the picture
    std::vector<int> blocks = {1, 1, 1};       // of each stage
    bool cosine_head = false;                  // logits are cosines of features and class weights, without a bias (LDAM)
};

/// "resnet_small", "resnet18", "resnet50".
const std::vector<std::string>& network_names();

/// Throws Error naming the networks there are.
ResNetConfig network_config(const std::string& name, int in_channels, int classes);

class BasicBlockImpl : public torch::nn::Module {
public:
    BasicBlockImpl(int in_channels, int channels, int stride);
    torch::Tensor forward(const torch::Tensor& input);
    static constexpr int expansion = 1;

private:
    torch::nn::Conv2d conv1_{nullptr}, conv2_{nullptr};
    torch::nn::BatchNorm2d bn1_{nullptr}, bn2_{nullptr};
    torch::nn::Sequential downsample_{nullptr};
};
TORCH_MODULE(BasicBlock);

class BottleneckImpl : public torch::nn::Module {
public:
    BottleneckImpl(int in_channels, int channels, int stride);
    torch::Tensor forward(const torch::Tensor& input);
    static constexpr int expansion = 4;

private:
    torch::nn::Conv2d conv1_{nullptr}, conv2_{nullptr}, conv3_{nullptr};
    torch::nn::BatchNorm2d bn1_{nullptr}, bn2_{nullptr}, bn3_{nullptr};
    torch::nn::Sequential downsample_{nullptr};
};
TORCH_MODULE(Bottleneck);

class ResNetImpl : public torch::nn::Module {
public:
    /// Weights are drawn from `seed` alone; the global generator is left as it is.
    ResNetImpl(const ResNetConfig& config, std::uint64_t seed);
    /// Faster than planes after each other in the convolutions, also at small sizes; the results differ by rounding.
    void use_channels_last();
    /// (N, in_channels, H, W) -> (N, width)
    torch::Tensor features(const torch::Tensor& pictures);
    /// (N, width) -> logits (N, classes)
    torch::Tensor head(const torch::Tensor& features);
    torch::Tensor forward(const torch::Tensor& pictures) { return head(features(pictures)); }

    /// (classes, width)
    torch::Tensor head_weight() const { return fc_->weight; }
    /// Undefined for a cosine head.
    torch::Tensor head_bias() const { return fc_->bias; }
    void reset_head(std::uint64_t seed);

private:
    void initialise(torch::nn::Module& part, std::uint64_t seed);

    ResNetConfig config_;
    bool channels_last_ = false;
    torch::nn::Conv2d conv1_{nullptr};
    torch::nn::BatchNorm2d bn1_{nullptr};
    std::vector<torch::nn::Sequential> stages_;
    torch::nn::Linear fc_{nullptr};
};
TORCH_MODULE(ResNet);

}  // namespace tw::learning
