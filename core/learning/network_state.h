#pragma once

#include "core/learning/resnet.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tw::learning {

/// Reads torchvision's tensors from a safetensors file. A head of another class count, and any head for cosines, is left as it is drawn.
/// Throws Error naming the file and the first tensor that is missing, unknown, or of another shape, with both shapes.
void load_weights(ResNet& network, const std::filesystem::path& path);

/// Deep copy of all parameters and buffers, by name; and back.
using NetworkState = std::vector<std::pair<std::string, torch::Tensor>>;
NetworkState copy_state(const torch::nn::Module& network);
void restore_state(torch::nn::Module& network, const NetworkState& state);

}  // namespace tw::learning
