#pragma once

#include "core/base/json.h"
#include "core/nn/safetensors.h"

#include <filesystem>
#include <string>

namespace tw::generator_training {

/// The file of a part's weights as diffusers and transformers name it.
constexpr const char* diffusers_weights = "diffusion_pytorch_model.safetensors";
constexpr const char* transformers_weights = "model.safetensors";

/// Writes `tensors` as float16, as PyTorch's libraries mark their files. Throws Error naming the file and a tensor whose numbers do
/// not fit float16.
void write_half(const std::filesystem::path& file, const nn::TensorMap& tensors);

/// JSON with two spaces, keys in order, atomically.
void write_config(const std::filesystem::path& file, const Json& config);

/// Makes what a folder holds besides weights. Of the pipeline: model_index.json, scheduler, tokenizer, and config.json of VAE and U-Net;
/// with CLIP's own folder that of the text encoder, which comes from it. So VAE and CLIP can be trained by two processes at a time.
/// Files that are there stay. Throws Error naming a missing file.
void prepare_pipeline_folder(const std::filesystem::path& pipeline, const std::filesystem::path& architecture,
                             const std::filesystem::path& tokenizer);
void prepare_clip_folder(const std::filesystem::path& clip, const std::filesystem::path& text_encoder,
                         const std::filesystem::path& architecture, const std::filesystem::path& tokenizer);

}  // namespace tw::generator_training
