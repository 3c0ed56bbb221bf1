#pragma once

#include "core/base/json.h"
#include "core/nn/safetensors.h"

#include <torch/types.h>

#include <filesystem>
#include <optional>
#include <string>

namespace tw::generator_training {

/// What a run needs to go on exactly where it was: tensors (weights, moments, averages) and a few facts (its
/// step). Random numbers need no state, because each step draws from a generator of its own.
struct Checkpoint {
    nn::TensorMap tensors;
    Json facts = Json::object();
};

/// One safetensors file, staged beside `file`, synced and renamed: when the disk is full or the machine goes down, the last good
/// checkpoint is still there. Throws Error naming the file.
void save_checkpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);
/// Nothing when there is no file. Throws Error for a file that is no checkpoint.
std::optional<Checkpoint> load_checkpoint(const std::filesystem::path& file);

/// Copies tensor `name` into `target` in place. Throws Error naming a tensor that is missing or of another shape.
void restore(const nn::TensorMap& tensors, const std::string& name, torch::Tensor& target);

}  // namespace tw::generator_training
