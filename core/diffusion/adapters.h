#pragma once

#include <filesystem>
#include <vector>

namespace tw::diffusion {

struct LoraChoice {
    std::filesystem::path file;  // as nn::Lora reads it
    double weight = 1.0;         // of its update; 0 is as if it were not there
    bool operator==(const LoraChoice&) const = default;
};

/// What a model was taught afterwards: low-rank updates, all of them added to its weights, and learnt tokens.
struct Adapters {
    std::vector<LoraChoice> lora;
    std::vector<std::filesystem::path> embeddings;  // as nn::read_learnt_embedding reads them
    bool operator==(const Adapters&) const = default;
};

}  // namespace tw::diffusion
