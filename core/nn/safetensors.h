#pragma once

#include "core/nn/safetensors_header.h"

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <string>

namespace tw::nn {

using TensorMap = std::map<std::string, torch::Tensor>;

/// All tensors of a file with their stored types, each with memory of its own. Throws Error naming the file and the reason.
TensorMap read_safetensors(const std::filesystem::path& path);

/// One tensor of a file whose header was read before. Throws Error naming both.
torch::Tensor read_safetensors_entry(const std::filesystem::path& path, const std::string& name, const SafetensorsEntry& entry);

/// "(4, 16)", for messages.
std::string text_of(at::IntArrayRef shape);

/// Written beside the target and renamed (see write_file_atomic). Tensors are made contiguous; order is by name.
void write_safetensors(const std::filesystem::path& path, const TensorMap& tensors,
                       const std::map<std::string, std::string>& metadata = {});

}  // namespace tw::nn
