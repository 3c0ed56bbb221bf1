#include "core/nn/transformer.h"

#include "core/nn/attention.h"

#include <torch/torch.h>

namespace tw::nn {

namespace {

constexpr double group_norm_eps = 1e-6;  // fixed in diffusers, whatever norm_eps says
constexpr double layer_norm_eps = 1e-5;
constexpr std::int64_t feed_forward_factor = 4;

std::variant<Linear, Conv2d> projection(const Builder& builder, const std::string& name, std::int64_t channels, bool linear) {
    if (linear) return builder.linear(name, channels, channels);
    return builder.conv(name, channels, channels, 1, 0);
}

// (N, C, H, W) -> (N, H * W, C): a view when the map is in channels_last.
torch::Tensor to_tokens(const torch::Tensor& map) {
    return map.permute({0, 2, 3, 1}).reshape({map.size(0), map.size(2) * map.size(3), map.size(1)});
}

torch::Tensor to_map(const torch::Tensor& tokens, const torch::Tensor& like) {
    const torch::Tensor map = tokens.view({like.size(0), like.size(2), like.size(3), tokens.size(2)}).permute({0, 3, 1, 2});
    return like.is_contiguous() ? map.contiguous() : map;
}

}  // namespace

Transformer2D::Attention Transformer2D::make_attention(const Builder& builder, std::int64_t width, std::int64_t context_width) {
    return {builder.linear("to_q", width, width, false), builder.linear("to_k", context_width, width, false),
            builder.linear("to_v", context_width, width, false), builder.linear("to_out.0", width, width)};
}

Transformer2D::Transformer2D(const Builder& builder, const Options& options)
    : options_(options),
      norm_(builder.group_norm("norm", options.groups, options.channels, group_norm_eps)),
      project_in_(projection(builder, "proj_in", options.channels, options.linear_projection)),
      project_out_(projection(builder, "proj_out", options.channels, options.linear_projection)) {
    const std::int64_t width = options.channels, inner = width * feed_forward_factor;
    for (std::int64_t i = 0; i < options.layers; ++i) {
        const Builder block = builder.at("transformer_blocks", static_cast<std::size_t>(i));
        layers_.push_back({block.layer_norm("norm1", width, layer_norm_eps), block.layer_norm("norm2", width, layer_norm_eps),
                           block.layer_norm("norm3", width, layer_norm_eps),
                           make_attention(block.at("attn1"), width, options.only_cross_attention ? options.context_width : width),
                           make_attention(block.at("attn2"), width, options.context_width), block.linear("ff.net.0.proj", width, 2 * inner),
                           block.linear("ff.net.2", inner, width)});
    }
}

void Transformer2D::for_each_projection(const std::string& name, const ProjectionFn& work) {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const std::string block = name + ".transformer_blocks." + std::to_string(i);
        for (const auto& [part, attention] : {std::pair(".attn1", &layers_[i].attn1), std::pair(".attn2", &layers_[i].attn2)}) {
            work(block + part + ".to_q", attention->to_q);
            work(block + part + ".to_k", attention->to_k);
            work(block + part + ".to_v", attention->to_v);
            work(block + part + ".to_out.0", attention->to_out);
        }
    }
}

Context::Layer Transformer2D::keys_and_values(const Attention& attention, const torch::Tensor& x) const {
    return {split_heads(attention.to_k(x), options_.heads), split_heads(attention.to_v(x), options_.heads)};
}

void Transformer2D::prepare(const torch::Tensor& encoder_hidden_states, std::vector<Context::Layer>& layers) const {
    for (const Layer& layer : layers_) {
        if (options_.only_cross_attention) layers.push_back(keys_and_values(layer.attn1, encoder_hidden_states));
        layers.push_back(keys_and_values(layer.attn2, encoder_hidden_states));
    }
}

torch::Tensor Transformer2D::attend(const Attention& layer, const torch::Tensor& x, const Context::Layer& source) const {
    const torch::Tensor query = split_heads(layer.to_q(x), options_.heads);
    return layer.to_out(join_heads(attention(query, source.key, source.value, false, options_.upcast_attention)));
}

torch::Tensor Transformer2D::run(const Layer& layer, torch::Tensor x, const Context& context, std::size_t& next) const {
    const torch::Tensor normed = layer.norm1(x);
    x = x + attend(layer.attn1, normed, options_.only_cross_attention ? context.layers().at(next++) : keys_and_values(layer.attn1, normed));
    x = x + attend(layer.attn2, layer.norm2(x), context.layers().at(next++));
    const auto halves = layer.gate(layer.norm3(x)).chunk(2, -1);
    return x + layer.out(halves[0] * torch::gelu(halves[1]));
}

torch::Tensor Transformer2D::forward(const torch::Tensor& x, const Context& context, std::size_t& next) const {
    torch::Tensor hidden = norm_(x);
    if (const Conv2d* conv = std::get_if<Conv2d>(&project_in_)) {
        hidden = to_tokens((*conv)(hidden));
    } else {
        hidden = std::get<Linear>(project_in_)(to_tokens(hidden));
    }
    for (const Layer& layer : layers_) hidden = run(layer, hidden, context, next);
    if (const Conv2d* conv = std::get_if<Conv2d>(&project_out_)) return (*conv)(to_map(hidden, x)) + x;
    return to_map(std::get<Linear>(project_out_)(hidden), x) + x;
}

}  // namespace tw::nn
