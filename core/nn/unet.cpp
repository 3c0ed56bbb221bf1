#include "core/nn/unet.h"

#include "core/base/error.h"
#include "core/nn/recompute.h"
#include "core/nn/unet_network.h"
#include "core/nn/weights.h"

#include <torch/torch.h>

namespace tw::nn {

Context Context::index_select(const torch::Tensor& indices) const {
    std::vector<Layer> chosen;
    for (const Layer& layer : layers_) chosen.push_back({layer.key.index_select(0, indices), layer.value.index_select(0, indices)});
    return Context(std::move(chosen), indices.numel());
}

Context Context::expand(std::int64_t batch_size) const {
    std::vector<Layer> wide;
    for (const Layer& layer : layers_) {
        wide.push_back({layer.key.expand({batch_size, -1, -1, -1}), layer.value.expand({batch_size, -1, -1, -1})});
    }
    return Context(std::move(wide), batch_size);
}

Context Context::cat(const std::vector<Context>& parts) {
    if (parts.empty()) return {};
    std::vector<Layer> joined;
    for (std::size_t i = 0; i < parts.front().layers_.size(); ++i) {
        std::vector<torch::Tensor> keys, values;
        for (const Context& part : parts) {
            keys.push_back(part.layers_.at(i).key);
            values.push_back(part.layers_.at(i).value);
        }
        joined.push_back({torch::cat(keys), torch::cat(values)});
    }
    std::int64_t batch_size = 0;
    for (const Context& part : parts) batch_size += part.batch_size_;
    return Context(std::move(joined), batch_size);
}

UNet2DConditionModel::UNet2DConditionModel(std::shared_ptr<const Network> network) : network_(std::move(network)) {}

UNet2DConditionModel UNet2DConditionModel::load(const std::filesystem::path& folder, torch::Dtype dtype) {
    check_dtype(dtype);
    const UNetConfig config = UNetConfig::read(folder / "config.json");
    return UNet2DConditionModel(std::make_shared<const Network>(config, Weights::open(folder), dtype));
}

UNet2DConditionModel UNet2DConditionModel::create(const std::filesystem::path& folder, std::uint64_t seed) {
    const UNetConfig config = UNetConfig::read(folder / "config.json");
    return UNet2DConditionModel(std::make_shared<const Network>(config, NewWeights(seed), torch::kFloat32));
}

Context UNet2DConditionModel::prepare(const torch::Tensor& encoder_hidden_states) const {
    const GradGuard guard(network_->parameters, encoder_hidden_states);
    const torch::Tensor states = encoder_hidden_states.to(network_->dtype);
    std::vector<Context::Layer> layers;
    const auto add = [&](const UNetBlock& block) {
        for (const Transformer2D& transformer : block.attentions) transformer.prepare(states, layers);
    };
    for (const UNetBlock& block : network_->down) add(block);
    if (network_->middle) add(*network_->middle);
    for (const UNetBlock& block : network_->up) add(block);
    return Context(std::move(layers), states.size(0));
}

/// The way through the blocks. With `recomputes` each part of a block is run again in the backward pass instead of keeping what is inside.
class UNet2DConditionModel::Walk {
public:
    Walk(std::shared_ptr<const Network> network, const torch::Tensor& time, const Context& context)
        : network_(std::move(network)),
          time_(time),
          context_(context),
          recomputes_(network_->recomputes && torch::GradMode::is_enabled()) {}

    torch::Tensor resnet(const ResnetBlock2D& part, const torch::Tensor& x) const {
        if (!recomputes_) return part(x, time_);
        return recomputed([network = network_, &part](const auto& inputs) { return part(inputs[0], inputs[1]); }, {x, time_});
    }

    /// Of the way up: on the map and a saved one beside it.
    torch::Tensor resnet(const ResnetBlock2D& part, const torch::Tensor& x, const torch::Tensor& saved) const {
        if (!recomputes_) return part(torch::cat({x, saved}, 1), time_);
        const auto work = [network = network_, &part](const auto& inputs) {
            return part(torch::cat({inputs[0], inputs[1]}, 1), inputs[2]);
        };
        return recomputed(work, {x, saved, time_});
    }

    torch::Tensor transformer(const Transformer2D& part, const torch::Tensor& x) {
        if (!recomputes_) return part.forward(x, context_, next_);
        std::vector<torch::Tensor> inputs = {x};
        for (std::size_t end = next_ + part.context_layers(); next_ < end; ++next_) {
            inputs.push_back(context_.layers().at(next_).key);
            inputs.push_back(context_.layers().at(next_).value);
        }
        const auto work = [network = network_, &part](const auto& given) {
            std::vector<Context::Layer> layers;
            for (std::size_t i = 1; i < given.size(); i += 2) layers.push_back({given[i], given[i + 1]});
            std::size_t first = 0;
            return part.forward(given[0], Context(std::move(layers), given[0].size(0)), first);
        };
        return recomputed(work, inputs);
    }

private:
    std::shared_ptr<const Network> network_;  // also kept by what is run again
    torch::Tensor time_;
    const Context& context_;
    bool recomputes_;
    std::size_t next_ = 0;  // of the context's layers
};

torch::Tensor UNet2DConditionModel::forward(const torch::Tensor& sample, const torch::Tensor& timesteps, const Context& context) const {
    const Network& net = *network_;
    net.check(sample, context);
    const GradGuard guard(net.parameters, {sample, context.layers().empty() ? sample : context.layers().front().key});
    Walk walk(network_, net.time_embedding(timesteps, sample.size(0)), context);
    torch::Tensor x = sample.to(net.dtype);
    if (net.channels_last) x = x.contiguous(torch::MemoryFormat::ChannelsLast);
    if (net.config.center_input_sample) x = 2 * x - 1;
    x = net.conv_in(x);
    std::vector<torch::Tensor> saved = {x};
    for (const UNetBlock& block : net.down) {
        for (std::size_t i = 0; i < block.resnets.size(); ++i) {
            x = walk.resnet(block.resnets[i], x);
            if (!block.attentions.empty()) x = walk.transformer(block.attentions[i], x);
            saved.push_back(x);
        }
        if (block.downsampler) saved.push_back(x = (*block.downsampler)(x));
    }
    if (net.middle) {
        x = walk.resnet(net.middle->resnets[0], x);
        if (!net.middle->attentions.empty()) x = walk.resnet(net.middle->resnets[1], walk.transformer(net.middle->attentions[0], x));
    }
    for (const UNetBlock& block : net.up) {
        for (std::size_t i = 0; i < block.resnets.size(); ++i) {
            x = walk.resnet(block.resnets[i], x, saved.back());
            saved.pop_back();
            if (!block.attentions.empty()) x = walk.transformer(block.attentions[i], x);
        }
        // Sizes that are no power of two: to the size of the map that is joined next.
        if (block.upsampler) x = (*block.upsampler)(x, saved.back().size(2), saved.back().size(3));
    }
    return net.conv_out(net.act(net.norm_out(x))).to(sample.scalar_type()).contiguous();
}

TensorMap UNet2DConditionModel::attention_projections() const {
    TensorMap weights;
    Network(*network_).for_each_projection([&](const std::string& name, const Linear& layer) { weights.emplace(name, layer.weight); });
    return weights;
}

UNet2DConditionModel UNet2DConditionModel::with_low_rank(const std::map<std::string, LowRank>& updates) const {
    auto network = std::make_shared<Network>(*network_);
    std::size_t used = 0;
    network->for_each_projection([&](const std::string& name, Linear& layer) {
        const auto found = updates.find(name);
        if (found == updates.end()) return;
        layer.low_rank = found->second;
        network->parameters[name + ".lora_A.weight"] = found->second.down;
        network->parameters[name + ".lora_B.weight"] = found->second.up;
        ++used;
    });
    if (used != updates.size()) throw Error("A low-rank update is for a layer that is no attention projection of this U-Net.");
    return UNet2DConditionModel(std::move(network));
}

UNet2DConditionModel UNet2DConditionModel::with_recomputing() const {
    auto network = std::make_shared<Network>(*network_);
    network->recomputes = true;
    return UNet2DConditionModel(std::move(network));
}

const UNetConfig& UNet2DConditionModel::config() const {
    return network_->config;
}

torch::Dtype UNet2DConditionModel::dtype() const {
    return network_->dtype;
}

const TensorMap& UNet2DConditionModel::parameters() const {
    return network_->parameters;
}

}  // namespace tw::nn
