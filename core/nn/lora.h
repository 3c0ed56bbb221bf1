#pragma once

#include "core/nn/low_rank.h"
#include "core/nn/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace tw::nn {

/// The low-rank updates of a LoRA file. Read are diffusers' `pytorch_lora_weights.safetensors` (peft's names `lora_A`, `lora_B`; the
/// older `lora.down`, `lora.up`, `lora_linear_layer` and attention processors' `to_q_lora.down`) and kohya's names
/// (`lora_unet_…`, `lora_te_…`). The scale is alpha / rank, alpha from a tensor `<layer>.alpha` or from diffusers' metadata, else the rank.
class Lora {
public:
    enum class Part { unet, text_encoder };

    /// Throws Error naming the file and the tensor that is not understood.
    static Lora read(const std::filesystem::path& file);

    bool has(Part part) const { return !layers(part).empty(); }

    /// Adds weight * scale * up * down to a network's parameters, in place. `parameters` are by diffusers' names (of the text encoder
    /// without the leading "text_model."). Throws Error naming the first tensor that does not fit and both shapes.
    void merge(Part part, const TensorMap& parameters, double weight) const;

private:
    struct Layer {
        LowRank update;
        std::string down_name, up_name;  // in the file
    };
    /// By the layer's name with '_' for '.', because kohya's names cannot be taken apart again.
    using Layers = std::map<std::string, Layer>;

    const Layers& layers(Part part) const { return part == Part::unet ? unet_ : text_encoder_; }
    void add(const std::string& name, torch::Tensor tensor);
    void set_scales(const std::map<std::string, std::string>& metadata);

    std::filesystem::path file_;
    Layers unet_, text_encoder_;
    std::map<std::string, double> alphas_[2];  // by part and layer
};

}  // namespace tw::nn
