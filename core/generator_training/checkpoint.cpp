#include "core/generator_training/checkpoint.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <torch/torch.h>

#include <sstream>

namespace tw::generator_training {
namespace {

constexpr const char* facts_key = "tailwright_checkpoint";

const torch::Tensor& find(const nn::TensorMap& tensors, const std::string& name) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) throw Error("The checkpoint has no tensor '" + name + "': it is of another model.");
    return found->second;
}

std::string text_of(at::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

}  // namespace

void save_checkpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
    nn::write_safetensors(file, checkpoint.tensors, {{facts_key, to_line(checkpoint.facts)}});
    sync_path(file.parent_path().empty() ? "." : file.parent_path());  // the new name, too, has to outlive a power cut
}

std::optional<Checkpoint> load_checkpoint(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return std::nullopt;
    const auto metadata = nn::read_safetensors_header(file).metadata;
    const auto facts = metadata.find(facts_key);
    if (facts == metadata.end()) throw Error("'" + file.string() + "': is no checkpoint of a training.");
    return Checkpoint{nn::read_safetensors(file), Json::parse(facts->second)};
}

void restore(const nn::TensorMap& tensors, const std::string& name, torch::Tensor& target) {
    const torch::NoGradGuard no_gradients;
    const torch::Tensor& stored = find(tensors, name);
    if (stored.sizes() != target.sizes()) {
        throw Error("The checkpoint's tensor '" + name + "' has shape " + text_of(stored.sizes()) + ", but " + text_of(target.sizes()) +
                    " is needed: it is of another model.");
    }
    target.copy_(stored);
}

}  // namespace tw::generator_training
