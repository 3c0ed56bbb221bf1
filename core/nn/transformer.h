#pragma once

#include "core/nn/layers.h"
#include "core/nn/unet.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tw::nn {

using ProjectionFn = std::function<void(const std::string& name, Linear& layer)>;

/// The transformer of a cross-attention block: over the pixels of a feature map, attending to the prompt.
class Transformer2D {
public:
    struct Options {
        std::int64_t channels = 0;
        std::int64_t heads = 1;
        std::int64_t layers = 1;
        std::int64_t context_width = 0;
        std::int64_t groups = 32;
        bool linear_projection = false;
        bool only_cross_attention = false;
        bool upcast_attention = false;
    };
    Transformer2D(const Builder& builder, const Options& options);

    /// How many layers of a context it takes.
    std::size_t context_layers() const { return layers_.size() * (options_.only_cross_attention ? 2 : 1); }
    /// The query, key, value and output projections below "<name>.".
    void for_each_projection(const std::string& name, const ProjectionFn& work);

    /// Appends the keys and values of its layers in the order in which forward uses them.
    void prepare(const torch::Tensor& encoder_hidden_states, std::vector<Context::Layer>& layers) const;
    /// Takes its layers from `next` on and moves it.
    torch::Tensor forward(const torch::Tensor& x, const Context& context, std::size_t& next) const;

private:
    struct Attention {
        Linear to_q, to_k, to_v, to_out;
    };
    struct Layer {
        LayerNorm norm1, norm2, norm3;
        Attention attn1, attn2;
        Linear gate, out;  // the feed-forward net: GEGLU, then back to the width
    };
    static Attention make_attention(const Builder& builder, std::int64_t width, std::int64_t context_width);
    Context::Layer keys_and_values(const Attention& attention, const torch::Tensor& x) const;
    torch::Tensor attend(const Attention& attention, const torch::Tensor& x, const Context::Layer& source) const;
    torch::Tensor run(const Layer& layer, torch::Tensor x, const Context& context, std::size_t& next) const;

    Options options_;
    GroupNorm norm_;
    std::variant<Linear, Conv2d> project_in_, project_out_;
    std::vector<Layer> layers_;
};

}  // namespace tw::nn
