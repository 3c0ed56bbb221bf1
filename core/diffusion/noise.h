#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace tw::diffusion {

/// Noise given instead of drawn, for N pictures and K executed evaluations; each part is optional.
struct GivenNoise {
    torch::Tensor latents;    // (N,C,H,W): where text-to-image starts, before init_noise_sigma
    torch::Tensor init;       // (N,C,H,W): what image-to-image adds to the encoded picture
    torch::Tensor posterior;  // (N,C,H,W): draws from the VAE's posterior; with `init` given and this not, its mean is taken
    torch::Tensor scheduler;  // (K,N,C,H,W): what the scheduler draws; entries where it draws none are ignored
    torch::Tensor cads;       // (K,N,L,D)

    /// Tensors of these names in a safetensors file. A sole tensor `noise` or `latents` is `scheduler` when it is (K,N,C,H,W);
    /// of four dimensions it is `init` for image-to-image, and for text-to-image the scheduler's noises of the one picture,
    /// (K,C,H,W). Throws Error naming the file and the tensor.
    static GivenNoise read(const std::filesystem::path& file, bool image_to_image);
};

/// Every picture draws each kind of noise from a stream of its own, so that it is the same alone and in any batch.
class NoiseSource {
public:
    NoiseSource(const std::vector<std::uint64_t>& seeds, GivenNoise given);

    /// `shape` is of one picture; results have the pictures in front. Throws Error when given noise does not fit.
    torch::Tensor latents(at::IntArrayRef shape);
    torch::Tensor init(at::IntArrayRef shape);
    /// Undefined where the mean is to be taken.
    torch::Tensor posterior(at::IntArrayRef shape);
    torch::Tensor scheduler(int step, at::IntArrayRef shape);
    torch::Tensor cads(int step, at::IntArrayRef shape);

private:
    struct Stream {
        const char* name;
        std::vector<at::Generator> generators;  // one a picture
    };
    Stream make_stream(const char* name, const std::vector<std::uint64_t>& seeds) const;
    torch::Tensor given_or_drawn(const torch::Tensor& given, Stream& stream, at::IntArrayRef shape) const;
    torch::Tensor given_or_drawn(const torch::Tensor& given, int step, Stream& stream, at::IntArrayRef shape) const;

    std::size_t count_;
    GivenNoise given_;
    Stream latents_, init_, posterior_, scheduler_, cads_;
};

}  // namespace tw::diffusion
