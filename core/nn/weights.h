#pragma once

#include "core/nn/safetensors.h"
#include "core/nn/tensor_source.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tw::nn {

/// The named tensors of a model folder, handed out one by one to the network that is built from its config.
class Weights : public TensorSource {
public:
    /// Finds `diffusion_pytorch_model` or `model`: plain, sharded (`*.safetensors.index.json`) or of a variant
    /// (`*.fp16.safetensors`, sharded too), preferring the plain one. Tensors are read when taken. Throws Error naming the
    /// folder; a folder with only `.bin` or `.ckpt` files is told that safetensors is needed.
    static Weights open(const std::filesystem::path& folder);

    /// Tensor `name`, converted to `dtype`, in its own memory. Throws Error naming the tensor when it is missing, and both
    /// shapes when they differ. (out, in, 1, 1) and (out, in) are taken for each other.
    torch::Tensor take(const std::string& name, at::IntArrayRef shape, torch::Dtype dtype, const Initial& initial = {}) const override;
    bool has(const std::string& name) const { return where_.count(name) > 0; }

    /// Every name of the file is passed through `new_name`: for the older spellings of one and the same tensor.
    void rename(const std::function<std::string(const std::string&)>& new_name);

    /// The safetensors files, in order.
    const std::vector<std::filesystem::path>& files() const { return files_; }

private:
    struct Place {
        std::size_t file = 0;
        SafetensorsEntry entry;
        std::string stored_name;  // before any renaming
    };
    void add_file(const std::filesystem::path& path);
    std::vector<std::filesystem::path> files_;
    std::map<std::string, Place> where_;
};

/// What identifies a model: SHA-256 of its weight files (of one file: that file's own SHA-256, as other tools show it; of shards:
/// the SHA-256 of their hashes, one a line). Throws Error as Weights::open does.
std::string model_sha256(const std::filesystem::path& folder);

}  // namespace tw::nn
