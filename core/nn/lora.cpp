#include "core/nn/lora.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <torch/torch.h>

#include <array>
#include <cmath>

namespace tw::nn {

namespace {

enum class Role { down, up, alpha };

struct Ending {
    std::string_view text;
    Role role;
};

// A longer ending stands before one that it ends with.
constexpr std::array<Ending, 11> endings = {{{".lora_A.weight", Role::down},
                                             {".lora_B.weight", Role::up},
                                             {".lora_linear_layer.down.weight", Role::down},
                                             {".lora_linear_layer.up.weight", Role::up},
                                             {".lora.down.weight", Role::down},
                                             {".lora.up.weight", Role::up},
                                             {"_lora.down.weight", Role::down},
                                             {"_lora.up.weight", Role::up},
                                             {".lora_down.weight", Role::down},
                                             {".lora_up.weight", Role::up},
                                             {".alpha", Role::alpha}}};

struct Beginning {
    std::string_view text;
    Lora::Part part;
};

constexpr std::array<Beginning, 4> beginnings = {{{"unet.", Lora::Part::unet},
                                                  {"text_encoder.", Lora::Part::text_encoder},
                                                  {"lora_unet_", Lora::Part::unet},
                                                  {"lora_te_", Lora::Part::text_encoder}}};

// Attention processors named the text encoder's layers as the U-Net's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> processor_names = {
    {{"_to_q", "_q_proj"}, {"_to_k", "_k_proj"}, {"_to_v", "_v_proj"}, {"_to_out", "_out_proj"}}};

std::string flat(std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

/// The layer of the network's own naming, with '_' for '.'.
std::string layer_name(Lora::Part part, std::string_view name) {
    std::string layer = replace_all(flat(std::string(name)), "_processor_", "_");
    if (part == Lora::Part::unet) return layer.ends_with("_to_out") ? layer + "_0" : layer;
    if (layer.starts_with("text_model_")) layer.erase(0, std::string_view("text_model_").size());
    for (const auto& [old_end, new_end] : processor_names) {
        if (layer.ends_with(old_end)) return layer.substr(0, layer.size() - old_end.size()) + std::string(new_end);
    }
    return layer;
}

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& tensor, const std::string& why) {
    throw Error("'" + file.string() + "': tensor '" + tensor + "' " + why + ".");
}

void check_shape(const std::filesystem::path& file, const std::string& name, at::IntArrayRef shape,
                 const std::vector<std::int64_t>& needed) {
    if (shape == needed) return;
    fail(file, name, "has shape " + text_of(shape) + ", but this model needs " + text_of(needed) + ": the LoRA is of another model");
}

/// What diffusers writes beside the tensors: one JSON object of "<part>.r", "<part>.lora_alpha", "<part>.use_rslora", …
Json adapter_metadata(const std::map<std::string, std::string>& metadata, const std::filesystem::path& file) {
    const auto found = metadata.find("lora_adapter_metadata");
    if (found == metadata.end()) return Json::object();
    const Json json = Json::parse(found->second, nullptr, false);
    if (!json.is_object()) throw Error("'" + file.string() + "': lora_adapter_metadata is no JSON object.");
    return json;
}

double number(const Json& json, const std::string& key, double otherwise) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<double>() : otherwise;
}

/// alpha of one layer: peft's pattern names end as the layer does.
double alpha_of(const Json& config, const std::string& part, const std::string& layer, double rank) {
    const auto patterns = config.find(part + ".alpha_pattern");
    if (patterns != config.end() && patterns->is_object()) {
        for (const auto& [name, alpha] : patterns->items()) {
            const std::string end = flat(name.starts_with('^') ? name.substr(1) : name);
            if (alpha.is_number() && (layer == end || layer.ends_with("_" + end))) return alpha.get<double>();
        }
    }
    return number(config, part + ".lora_alpha", rank);
}

}  // namespace

Lora Lora::read(const std::filesystem::path& file) {
    Lora lora;
    lora.file_ = file;
    for (auto& [name, tensor] : read_safetensors(file)) lora.add(name, tensor);
    lora.set_scales(read_safetensors_header(file).metadata);
    if (!lora.has(Part::unet) && !lora.has(Part::text_encoder)) throw Error("'" + file.string() + "': holds no LoRA.");
    return lora;
}

void Lora::add(const std::string& name, torch::Tensor tensor) {
    const auto* ending = std::find_if(endings.begin(), endings.end(), [&](const Ending& one) { return name.ends_with(one.text); });
    if (ending == endings.end() || !tensor.is_floating_point()) fail(file_, name, "is no part of a LoRA");
    std::string_view rest(name);
    rest.remove_suffix(ending->text.size());
    Part part = Part::unet;  // the oldest files hold nothing else and do not say so
    for (const Beginning& beginning : beginnings) {
        if (!rest.starts_with(beginning.text)) continue;
        part = beginning.part;
        rest.remove_prefix(beginning.text.size());
        break;
    }
    const std::string layer = layer_name(part, rest);
    tensor = tensor.to(torch::kFloat32);
    if (ending->role == Role::alpha) {
        if (tensor.numel() != 1) fail(file_, name, "has shape " + text_of(tensor.sizes()) + " instead of one number");
        alphas_[static_cast<std::size_t>(part)][layer] = tensor.item<double>();
        return;
    }
    if (tensor.dim() != 2 && tensor.dim() != 4) fail(file_, name, "has shape " + text_of(tensor.sizes()) + ", which no LoRA has");
    Layer& entry = (part == Part::unet ? unet_ : text_encoder_)[layer];
    const bool is_down = ending->role == Role::down;
    (is_down ? entry.update.down : entry.update.up) = tensor;
    (is_down ? entry.down_name : entry.up_name) = name;
}

void Lora::set_scales(const std::map<std::string, std::string>& metadata) {
    const Json config = adapter_metadata(metadata, file_);
    for (const Part part : {Part::unet, Part::text_encoder}) {
        const std::string name = part == Part::unet ? "unet" : "text_encoder";
        const auto& alphas = alphas_[static_cast<std::size_t>(part)];
        for (auto& [layer, entry] : part == Part::unet ? unet_ : text_encoder_) {
            const auto& [down, up, scale] = entry.update;
            if (!down.defined() || !up.defined()) fail(file_, down.defined() ? entry.down_name : entry.up_name, "has no partner");
            const auto rank = static_cast<double>(down.size(0));
            const auto found = alphas.find(layer);
            const double alpha = found != alphas.end() ? found->second : alpha_of(config, name, layer, rank);
            // Rank-stabilised LoRA: Kalajdzievski, arXiv 2312.03732.
            const bool stabilised = config.value(name + ".use_rslora", Json(false)) == true;
            entry.update.scale = alpha / (stabilised ? std::sqrt(rank) : rank);
        }
    }
}

void Lora::merge(Part part, const TensorMap& parameters, double weight) const {
    const torch::NoGradGuard no_gradients;
    std::map<std::string, torch::Tensor> weights;
    for (const auto& [name, parameter] : parameters) {
        if (name.ends_with(".weight")) weights.emplace(flat(name.substr(0, name.rfind('.'))), parameter);
    }
    for (const auto& [name, layer] : layers(part)) {
        const auto& [down, up, scale] = layer.update;
        const auto found = weights.find(name);
        if (found == weights.end()) {
            fail(file_, layer.down_name,
                 "of shape " + text_of(down.sizes()) + " is for a layer that this model does not have: the LoRA is of another model");
        }
        torch::Tensor target = found->second;
        std::vector<std::int64_t> inner = target.sizes().vec(), outer(static_cast<std::size_t>(up.dim()), 1);
        // Files keep a 1x1 convolution's update with or without its kernel.
        if (inner.size() == 4 && down.dim() == 2 && inner[2] == 1 && inner[3] == 1) inner.resize(2);
        inner[0] = down.size(0);
        outer[0] = target.size(0);
        outer[1] = down.size(0);
        check_shape(file_, layer.down_name, down.sizes(), inner);
        check_shape(file_, layer.up_name, up.sizes(), outer);
        const torch::Tensor update = torch::matmul(up.flatten(1), down.flatten(1)).reshape(target.sizes());
        target.copy_(target.to(torch::kFloat32) + update * (scale * weight));
    }
}

}  // namespace tw::nn
