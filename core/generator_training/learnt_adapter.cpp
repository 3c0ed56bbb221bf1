#include "core/generator_training/learnt_adapter.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/nn/learnt_embedding.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <algorithm>

namespace tw::generator_training {

LearntAdapter::LearntAdapter(const nn::UNet2DConditionModel& unet, int rank, const torch::Tensor& tokens, std::uint64_t seed)
    : tokens_(tokens.detach().clone()) {
    for (const auto& [name, weight] : unet.attention_projections()) {
        if (rank < 1 || rank > std::min(weight.size(0), weight.size(1))) {
            throw Error("rank is " + std::to_string(rank) + ", but the layer '" + name + "' of shape " + nn::text_of(weight.sizes()) +
                        " takes 1 to " + std::to_string(std::min(weight.size(0), weight.size(1))) + ".");
        }
        at::Generator generator = at::detail::createCPUGenerator(derive_seed(seed, name));
        updates_[name] = {torch::randn({rank, weight.size(1)}, generator) / rank, torch::zeros({weight.size(0), rank}), 1.0};
    }
}

nn::TensorMap LearntAdapter::lora_tensors() const {
    nn::TensorMap tensors;
    for (const auto& [name, update] : updates_) {
        tensors["unet." + name + ".lora_A.weight"] = update.down;
        tensors["unet." + name + ".lora_B.weight"] = update.up;
    }
    return tensors;
}

std::filesystem::path embedding_file(const std::string& token) {
    const std::string name = safe_file_name(replace_all(replace_all(token, "<", ""), ">", ""));
    return std::filesystem::path("embeddings") / (name + ".safetensors");
}

void write_adapter(const LearntAdapter& adapter, const std::vector<std::string>& tokens, const std::filesystem::path& folder) {
    nn::write_safetensors(folder / lora_file_name, adapter.lora_tensors(), {{"format", "pt"}});
    std::filesystem::create_directories(folder / embedding_file("token").parent_path());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const torch::Tensor vector = adapter.tokens().detach().slice(0, static_cast<std::int64_t>(i), static_cast<std::int64_t>(i) + 1);
        nn::write_learnt_embedding(folder / embedding_file(tokens[i]), {tokens[i], vector.clone()});
    }
}

}  // namespace tw::generator_training
