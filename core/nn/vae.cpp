#include "core/nn/vae.h"

#include "core/base/error.h"
#include "core/nn/attention.h"
#include "core/nn/config_reader.h"
#include "core/nn/layers.h"
#include "core/nn/resnet.h"
#include "core/nn/stripes.h"
#include "core/nn/weights.h"

#include <torch/torch.h>

#include <algorithm>
#include <utility>

namespace tw::nn {

namespace {

constexpr double norm_eps = 1e-6;  // fixed in diffusers
constexpr double smallest_logvar = -30, largest_logvar = 20;

// Files written before diffusers 0.18 name the attention of the middle blocks so.
std::string current_name(const std::string& name) {
    static const std::vector<std::pair<std::string, std::string>> older = {
        {".query.", ".to_q."}, {".key.", ".to_k."}, {".value.", ".to_v."}, {".proj_attn.", ".to_out.0."}};
    if (name.find(".attentions.") == std::string::npos) return name;
    for (const auto& [old_part, new_part] : older) {
        if (const std::size_t at = name.find(old_part); at != std::string::npos) {
            return name.substr(0, at) + new_part + name.substr(at + old_part.size());
        }
    }
    return name;
}

ResnetBlock2D::Options resnet_options(const VaeConfig& config, std::int64_t in, std::int64_t out) {
    ResnetBlock2D::Options options;
    options.in_channels = in;
    options.out_channels = out;
    options.groups = config.norm_num_groups;
    options.eps = norm_eps;
    options.act_fn = config.act_fn;
    return options;
}

/// Self-attention of one head over all pixels.
struct PixelAttention {
    PixelAttention(const Builder& builder, const VaeConfig& config, std::int64_t channels)
        : norm(builder.group_norm("group_norm", config.norm_num_groups, channels, norm_eps)),
          to_q(builder.linear("to_q", channels, channels)),
          to_k(builder.linear("to_k", channels, channels)),
          to_v(builder.linear("to_v", channels, channels)),
          to_out(builder.linear("to_out.0", channels, channels)) {}

    torch::Tensor operator()(const torch::Tensor& x) const {
        const torch::Tensor tokens = norm(x).flatten(2).transpose(1, 2);
        const torch::Tensor mixed = attention(split_heads(to_q(tokens), 1), split_heads(to_k(tokens), 1), split_heads(to_v(tokens), 1));
        return x + to_out(join_heads(mixed)).transpose(1, 2).reshape(x.sizes());
    }

    GroupNorm norm;
    Linear to_q, to_k, to_v, to_out;
};

struct Middle {
    Middle(const Builder& builder, const VaeConfig& config, std::int64_t channels)
        : before(builder.at("resnets", 0), resnet_options(config, channels, channels)),
          after(builder.at("resnets", 1), resnet_options(config, channels, channels)) {
        if (config.mid_block_add_attention) attention.emplace(builder.at("attentions", 0), config, channels);
    }

    torch::Tensor operator()(torch::Tensor x) const {
        x = before(x, {});
        if (attention) x = (*attention)(x);
        return after(x, {});
    }

    ResnetBlock2D before, after;
    std::optional<PixelAttention> attention;
};

struct Block {
    std::vector<ResnetBlock2D> resnets;
    std::optional<Downsample2D> downsampler;
    std::optional<Upsample2D> upsampler;
};

struct Encoder {
    Encoder(const Builder& builder, const VaeConfig& config)
        : conv_in(builder.conv("conv_in", config.in_channels, config.block_out_channels.front(), 3, 1)),
          middle(builder.at("mid_block"), config, config.block_out_channels.back()),
          norm_out(builder.group_norm("conv_norm_out", config.norm_num_groups, config.block_out_channels.back(), norm_eps)),
          conv_out(builder.conv("conv_out", config.block_out_channels.back(), 2 * config.latent_channels, 3, 1)),
          act(activation(config.act_fn)) {
        std::int64_t in = config.block_out_channels.front();
        for (std::size_t i = 0; i < config.block_out_channels.size(); ++i) {
            const Builder inner = builder.at("down_blocks", i);
            const std::int64_t out = config.block_out_channels[i];
            Block block;
            for (std::size_t layer = 0; layer < static_cast<std::size_t>(config.layers_per_block); ++layer) {
                block.resnets.emplace_back(inner.at("resnets", layer), resnet_options(config, layer == 0 ? in : out, out));
            }
            if (i + 1 < config.block_out_channels.size()) block.downsampler.emplace(inner.at("downsamplers", 0), out, 0);
            blocks.push_back(std::move(block));
            in = out;
        }
    }

    torch::Tensor operator()(torch::Tensor x) const {
        x = conv_in(x);
        for (const Block& block : blocks) {
            for (const ResnetBlock2D& resnet : block.resnets) x = resnet(x, {});
            if (block.downsampler) x = (*block.downsampler)(x);
        }
        return norm_act_conv(norm_out, act, conv_out, middle(x));
    }

    Conv2d conv_in;
    std::vector<Block> blocks;
    Middle middle;
    GroupNorm norm_out;
    Conv2d conv_out;
    Activation act;
};

struct Decoder {
    Decoder(const Builder& builder, const VaeConfig& config)
        : conv_in(builder.conv("conv_in", config.latent_channels, config.block_out_channels.back(), 3, 1)),
          middle(builder.at("mid_block"), config, config.block_out_channels.back()),
          norm_out(builder.group_norm("conv_norm_out", config.norm_num_groups, config.block_out_channels.front(), norm_eps)),
          conv_out(builder.conv("conv_out", config.block_out_channels.front(), config.out_channels, 3, 1)),
          act(activation(config.act_fn)) {
        const std::size_t count = config.block_out_channels.size();
        std::int64_t in = config.block_out_channels.back();
        for (std::size_t i = 0; i < count; ++i) {
            const Builder inner = builder.at("up_blocks", i);
            const std::int64_t out = config.block_out_channels[count - 1 - i];
            Block block;
            for (std::size_t layer = 0; layer < static_cast<std::size_t>(config.layers_per_block + 1); ++layer) {
                block.resnets.emplace_back(inner.at("resnets", layer), resnet_options(config, layer == 0 ? in : out, out));
            }
            if (i + 1 < count) block.upsampler.emplace(inner.at("upsamplers", 0), out);
            blocks.push_back(std::move(block));
            in = out;
        }
    }

    torch::Tensor operator()(torch::Tensor x) const {
        x = middle(conv_in(x));
        for (const Block& block : blocks) {
            for (const ResnetBlock2D& resnet : block.resnets) x = resnet(x, {});
            if (block.upsampler) x = (*block.upsampler)(x, 2 * x.size(2), 2 * x.size(3));
        }
        return norm_act_conv(norm_out, act, conv_out, x);
    }

    Conv2d conv_in;
    Middle middle;
    std::vector<Block> blocks;
    GroupNorm norm_out;
    Conv2d conv_out;
    Activation act;
};

void check_blocks(ConfigReader& reader, const VaeConfig& config) {
    const auto check = [&](const char* key, const char* supported) {
        const auto blocks = reader.texts(key);
        for (const std::string& block : blocks) {
            if (block != supported) reader.fail(key, "names the block '" + block + "', which is not supported");
        }
        if (blocks.size() != config.block_out_channels.size()) {
            reader.fail(key, "has " + std::to_string(blocks.size()) + " entries for " + std::to_string(config.block_out_channels.size()) +
                                 " blocks");
        }
    };
    check("down_block_types", "DownEncoderBlock2D");
    check("up_block_types", "UpDecoderBlock2D");
    for (const std::int64_t channels : config.block_out_channels) {
        if (channels % config.norm_num_groups != 0) {
            reader.fail("norm_num_groups", "does not divide the " + std::to_string(channels) + " channels of a block");
        }
    }
}

}  // namespace

VaeConfig VaeConfig::read(const std::filesystem::path& file) {
    ConfigReader reader(file);
    reader.expect("_class_name", {"AutoencoderKL"});
    VaeConfig config;
    config.in_channels = reader.integer("in_channels", 3);
    config.out_channels = reader.integer("out_channels", 3);
    config.latent_channels = reader.integer("latent_channels", 4);
    config.sample_size = reader.is_list("sample_size") ? reader.integer_list("sample_size").front() : reader.integer("sample_size", 32);
    config.block_out_channels = reader.integer_list("block_out_channels", {64});
    config.layers_per_block = reader.integer("layers_per_block", 1);
    config.norm_num_groups = reader.integer("norm_num_groups", 32);
    config.act_fn = reader.text("act_fn", "silu");
    if (!is_activation(config.act_fn)) reader.fail("act_fn", "is '" + config.act_fn + "', which is not supported");
    config.scaling_factor = reader.number("scaling_factor", 0.18215);
    if (!(config.scaling_factor > 0)) reader.fail("scaling_factor", "must be greater than 0");
    if (reader.has("shift_factor")) config.shift_factor = reader.number("shift_factor", 0);
    config.use_quant_conv = reader.boolean("use_quant_conv", true);
    config.use_post_quant_conv = reader.boolean("use_post_quant_conv", true);
    config.mid_block_add_attention = reader.boolean("mid_block_add_attention", true);
    reader.only("latents_mean", nullptr);
    reader.only("latents_std", nullptr);
    reader.ignore({"force_upcast", "shift_factor"});  // the former is about float16, in which nothing is computed here
    check_blocks(reader, config);
    reader.finish();
    return config;
}

struct AutoencoderKL::Network {
    Network(const VaeConfig& vae_config, const TensorSource& weights, torch::Dtype type)
        : config(vae_config),
          dtype(type),
          channels_last(*std::max_element(config.block_out_channels.begin(), config.block_out_channels.end()) >= channels_last_width),
          encoder(Builder(weights, type, channels_last, parameters).at("encoder"), config),
          decoder(Builder(weights, type, channels_last, parameters).at("decoder"), config) {
        const Builder builder(weights, type, channels_last, parameters);
        const std::int64_t latent = config.latent_channels;
        if (config.use_quant_conv) quant_conv = builder.conv("quant_conv", 2 * latent, 2 * latent, 1, 0);
        if (config.use_post_quant_conv) post_quant_conv = builder.conv("post_quant_conv", latent, latent, 1, 0);
    }

    torch::Tensor input(const torch::Tensor& x, std::int64_t channels, const char* what) const {
        if (x.dim() != 4 || x.size(1) != channels) {
            throw Error(std::string("The VAE takes ") + what + " of " + std::to_string(channels) + " channels.");
        }
        const torch::Tensor typed = x.to(dtype);
        return channels_last ? typed.contiguous(torch::MemoryFormat::ChannelsLast) : typed;
    }

    VaeConfig config;
    torch::Dtype dtype;
    bool channels_last;
    TensorMap parameters;
    Encoder encoder;
    Decoder decoder;
    std::optional<Conv2d> quant_conv, post_quant_conv;
};

AutoencoderKL::AutoencoderKL(std::shared_ptr<const Network> network) : network_(std::move(network)) {}

AutoencoderKL AutoencoderKL::load(const std::filesystem::path& folder, torch::Dtype dtype) {
    check_dtype(dtype);
    const VaeConfig config = VaeConfig::read(folder / "config.json");
    Weights weights = Weights::open(folder);
    weights.rename(current_name);
    return AutoencoderKL(std::make_shared<const Network>(config, weights, dtype));
}

AutoencoderKL AutoencoderKL::create(const std::filesystem::path& folder, std::uint64_t seed) {
    const VaeConfig config = VaeConfig::read(folder / "config.json");
    return AutoencoderKL(std::make_shared<const Network>(config, NewWeights(seed), torch::kFloat32));
}

AutoencoderKL::Encoded AutoencoderKL::encode(const torch::Tensor& pixels) const {
    const Network& net = *network_;
    const GradGuard guard(net.parameters, pixels);
    torch::Tensor moments = net.encoder(net.input(pixels, net.config.in_channels, "pictures"));
    if (net.quant_conv) moments = (*net.quant_conv)(moments);
    const auto halves = moments.to(pixels.scalar_type()).contiguous().chunk(2, 1);
    return {halves[0], halves[1].clamp(smallest_logvar, largest_logvar)};
}

torch::Tensor AutoencoderKL::decode(const torch::Tensor& latents) const {
    const Network& net = *network_;
    const GradGuard guard(net.parameters, latents);
    torch::Tensor x = net.input(latents, net.config.latent_channels, "latents");
    if (net.post_quant_conv) x = (*net.post_quant_conv)(x);
    return net.decoder(x).to(latents.scalar_type()).contiguous();
}

const VaeConfig& AutoencoderKL::config() const {
    return network_->config;
}

torch::Dtype AutoencoderKL::dtype() const {
    return network_->dtype;
}

const TensorMap& AutoencoderKL::parameters() const {
    return network_->parameters;
}

}  // namespace tw::nn
