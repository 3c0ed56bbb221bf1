#pragma once

#include "core/nn/low_rank.h"
#include "core/nn/safetensors.h"
#include "core/nn/unet.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tw::generator_training {

/// What fine-tuning learns: a low-rank update of every attention projection of the U-Net, and one vector a token.
class LearntAdapter {
public:
    /// `tokens` (count, width) float32: where the vectors begin. Updates begin as nothing: `up` is zero and `down` normal with deviation
    /// 1 / rank, as diffusers 0.25 does it, which Diff-Mix was trained with. Throws Error for a rank larger than a layer.
    LearntAdapter(const nn::UNet2DConditionModel& unet, int rank, const torch::Tensor& tokens, std::uint64_t seed);

    const std::map<std::string, nn::LowRank>& updates() const { return updates_; }
    const torch::Tensor& tokens() const { return tokens_; }

    /// The updates by their names in a LoRA file: "unet.<layer>.lora_A.weight" (down) and "unet.<layer>.lora_B.weight" (up).
    nn::TensorMap lora_tensors() const;

private:
    std::map<std::string, nn::LowRank> updates_;
    torch::Tensor tokens_;
};

inline constexpr const char* lora_file_name = "pytorch_lora_weights.safetensors";

/// Where the embedding of a token lies below the folder: "embeddings/<token without < and >>.safetensors".
std::filesystem::path embedding_file(const std::string& token);

/// Writes what Python diffusers loads too: the LoRA file, and one safetensors file a token, because diffusers refuses several in one.
/// `tokens` are the names of the adapter's vectors. Throws Error naming the file.
void write_adapter(const LearntAdapter& adapter, const std::vector<std::string>& tokens, const std::filesystem::path& folder);

}  // namespace tw::generator_training
