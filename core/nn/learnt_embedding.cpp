#include "core/nn/learnt_embedding.h"

#include "core/base/error.h"
#include "core/nn/safetensors.h"

#include <torch/torch.h>

namespace tw::nn {

LearntEmbedding read_learnt_embedding(const std::filesystem::path& file) {
    const TensorMap tensors = read_safetensors(file);
    const auto fail = [&](const std::string& why) { throw Error("'" + file.string() + "': " + why + "."); };
    if (tensors.size() != 1)
        fail("holds " + std::to_string(tensors.size()) + " tensors, but a learnt embedding is one tensor named like its token");
    const auto& [name, tensor] = *tensors.begin();
    if (tensor.dim() < 1 || tensor.dim() > 2 || tensor.numel() == 0 || !tensor.is_floating_point()) {
        fail("tensor '" + name + "' has shape " + text_of(tensor.sizes()) + ", which no learnt embedding has");
    }
    const torch::Tensor vectors = tensor.to(torch::kFloat32);
    return {name == "emb_params" ? file.stem().string() : name, vectors.dim() == 1 ? vectors.unsqueeze(0) : vectors};
}

void write_learnt_embedding(const std::filesystem::path& file, const LearntEmbedding& embedding) {
    const torch::Tensor vectors = embedding.vectors.size(0) == 1 ? embedding.vectors.squeeze(0) : embedding.vectors;
    write_safetensors(file, {{embedding.token, vectors}}, {{"format", "pt"}});
}

}  // namespace tw::nn
