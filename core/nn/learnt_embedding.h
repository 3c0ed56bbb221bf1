#pragma once

#include <torch/types.h>

#include <filesystem>
#include <string>

namespace tw::nn {

/// A learnt token of textual inversion (Gal et al., arXiv 2208.01618), as diffusers' load_textual_inversion takes it: a safetensors
/// file with one tensor, token -> vector.
struct LearntEmbedding {
    std::string token;
    torch::Tensor vectors;  // (count, width) float32; several vectors stand in the prompt one after another
};

/// The tensor is (width) or (count, width). A file of the web UI's form, tensor "emb_params", means its own name without the ending.
/// Throws Error naming the file and the reason.
LearntEmbedding read_learnt_embedding(const std::filesystem::path& file);

/// One vector is written as (width). Throws Error when the file cannot be written.
void write_learnt_embedding(const std::filesystem::path& file, const LearntEmbedding& embedding);

}  // namespace tw::nn
