#pragma once

#include "core/nn/safetensors.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tw::nn {

/// `vae/config.json` of an AutoencoderKL. Names are diffusers'.
struct VaeConfig {
    std::int64_t in_channels = 3;
    std::int64_t out_channels = 3;
    std::int64_t latent_channels = 4;
    std::int64_t sample_size = 32;
    std::vector<std::int64_t> block_out_channels = {64};
    std::int64_t layers_per_block = 1;
    std::int64_t norm_num_groups = 32;
    std::string act_fn = "silu";
    double scaling_factor = 0.18215;
    std::optional<double> shift_factor;
    bool use_quant_conv = true;
    bool use_post_quant_conv = true;
    bool mid_block_add_attention = true;

    /// Pixels to one latent along a side: every block but the last halves the size.
    std::int64_t downscale_factor() const { return std::int64_t{1} << (block_out_channels.size() - 1); }

    /// Throws Error naming the file and the option.
    static VaeConfig read(const std::filesystem::path& file);
};

/// Pictures to latents and back. Pixels are (N, in_channels, H, W) in [-1, 1] with H and W multiples of the downscale factor.
/// Latents are the raw ones: the caller multiplies by `scaling_factor` after encoding (after subtracting `shift_factor`, if there
/// is one) and divides by it (then adds the shift) before decoding. Copies share the weights.
class AutoencoderKL {
public:
    struct Encoded {
        torch::Tensor mean;    // (N, latent_channels, H / f, W / f)
        torch::Tensor logvar;  // the same shape, clamped to [-30, 20]
    };

    static AutoencoderKL load(const std::filesystem::path& folder, torch::Dtype dtype = torch::kFloat32);
    /// The same network in float32 with random weights, from config.json alone.
    static AutoencoderKL create(const std::filesystem::path& folder, std::uint64_t seed);

    Encoded encode(const torch::Tensor& pixels) const;
    /// The result is not clamped.
    torch::Tensor decode(const torch::Tensor& latents) const;

    const VaeConfig& config() const;
    torch::Dtype dtype() const;
    const TensorMap& parameters() const;

private:
    struct Network;
    explicit AutoencoderKL(std::shared_ptr<const Network> network);
    std::shared_ptr<const Network> network_;
};

}  // namespace tw::nn
