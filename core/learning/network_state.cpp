#include "core/learning/network_state.h"

#include "core/base/error.h"
#include "core/nn/safetensors.h"

namespace tw::learning {
namespace {

std::string shape_text(const torch::Tensor& tensor) {
    std::string text;
    for (const std::int64_t side : tensor.sizes()) text += (text.empty() ? "" : "x") + std::to_string(side);
    return text.empty() ? "a single number" : text;
}

/// The network's own tensor of that name; nullptr when it has none.
class Targets {
public:
    explicit Targets(const torch::nn::Module& network) : parameters_(network.named_parameters()), buffers_(network.named_buffers()) {}
    torch::Tensor* find(const std::string& name) {
        torch::Tensor* found = parameters_.find(name);
        return found != nullptr ? found : buffers_.find(name);
    }
    template <typename Visit>
    void each(const Visit& visit) const {
        for (const auto& item : parameters_) visit(item.key(), item.value());
        for (const auto& item : buffers_) visit(item.key(), item.value());
    }

private:
    torch::OrderedDict<std::string, torch::Tensor> parameters_, buffers_;
};

bool is_head(const std::string& name) {
    return name.starts_with("fc.");
}

/// BatchNorm's number of batches seen is not used, and older files are without it.
bool may_be_missing(const std::string& name) {
    return name.ends_with("num_batches_tracked");
}

/// Both tensors of the head are taken or none.
bool head_fits(const ResNet& network, const nn::TensorMap& tensors) {
    const auto weight = tensors.find("fc.weight"), bias = tensors.find("fc.bias");
    return weight != tensors.end() && bias != tensors.end() && network->head_bias().defined() &&
           weight->second.sizes() == network->head_weight().sizes() && bias->second.sizes() == network->head_bias().sizes();
}

}  // namespace

void load_weights(ResNet& network, const std::filesystem::path& path) {
    const nn::TensorMap tensors = nn::read_safetensors(path);
    const torch::NoGradGuard no_grad;
    Targets targets(*network);
    const bool with_head = head_fits(network, tensors);
    for (const auto& [name, tensor] : tensors) {
        if (is_head(name) && !with_head) continue;
        torch::Tensor* target = targets.find(name);
        if (target == nullptr) throw Error(path.string() + " holds " + name + " (" + shape_text(tensor) + "), which the network has not");
        if (target->sizes() != tensor.sizes()) {
            throw Error(path.string() + ": " + name + " is " + shape_text(tensor) + ", but the network needs " + shape_text(*target));
        }
    }
    targets.each([&](const std::string& name, torch::Tensor target) {
        if (is_head(name) && !with_head) return;
        const auto found = tensors.find(name);
        if (found != tensors.end()) {
            target.copy_(found->second);
        } else if (!may_be_missing(name)) {
            throw Error(path.string() + " holds no " + name + ", which the network needs as " + shape_text(target));
        }
    });
}

NetworkState copy_state(const torch::nn::Module& network) {
    NetworkState state;
    Targets(network).each([&](const std::string& name, const torch::Tensor& value) { state.emplace_back(name, value.detach().clone()); });
    return state;
}

void restore_state(torch::nn::Module& network, const NetworkState& state) {
    const torch::NoGradGuard no_grad;
    Targets targets(network);
    for (const auto& [name, value] : state) {
        torch::Tensor* target = targets.find(name);
        if (target == nullptr) throw Error("the kept state holds a tensor that the network has not: " + name);
        target->copy_(value);
    }
}

}  // namespace tw::learning
