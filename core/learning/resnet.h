#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tw::learning {

/// A ResNet of basic blocks (He et al., CVPR 2016). Parameters are named as torchvision names them (conv1, bn1, layer1.0.conv1,
/// layer2.0.downsample.0, fc), so that the larger members of the family are a matter of configuration.
struct ResNetConfig {
    int in_channels = 3;
    int classes = 10;
    int stem_kernel = 3;
    int stem_stride = 1;
    bool stem_max_pool = false;
    std::vector<int> channels = {16, 32, 64};  // of each stage; every stage but the first halves the picture
    std::vector<int> blocks = {1, 1, 1};       // of each stage
};

/// Throws Error naming the networks there are.
ResNetConfig network_config(const std::string& name, int in_channels, int classes);

class BasicBlockImpl : public torch::nn::Module {
public:
    BasicBlockImpl(int in_channels, int out_channels, int stride);
    torch::Tensor forward(const torch::Tensor& input);

private:
    torch::nn::Conv2d conv1_{nullptr}, conv2_{nullptr};
    torch::nn::BatchNorm2d bn1_{nullptr}, bn2_{nullptr};
    torch::nn::Sequential downsample_{nullptr};
};
TORCH_MODULE(BasicBlock);

class ResNetImpl : public torch::nn::Module {
public:
    /// Weights are drawn from `seed` alone; the global generator is left as it is.
    ResNetImpl(const ResNetConfig& config, std::uint64_t seed);
    /// (N, in_channels, H, W) -> logits (N, classes)
    torch::Tensor forward(const torch::Tensor& pictures);

private:
    void initialise(std::uint64_t seed);

    ResNetConfig config_;
    torch::nn::Conv2d conv1_{nullptr};
    torch::nn::BatchNorm2d bn1_{nullptr};
    std::vector<torch::nn::Sequential> stages_;
    torch::nn::Linear fc_{nullptr};
};
TORCH_MODULE(ResNet);

/// Deep copy of all parameters and buffers, by name; and back.
using NetworkState = std::vector<std::pair<std::string, torch::Tensor>>;
NetworkState copy_state(const torch::nn::Module& network);
void restore_state(torch::nn::Module& network, const NetworkState& state);

}  // namespace tw::learning
