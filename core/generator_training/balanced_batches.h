#pragma once

#include "core/nn/vae.h"

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace tw::generator_training {

/// Pictures and their labels in latent space. Batch `step` depends on the seed and the step alone.
class BalancedBatches {
public:
    using PictureFn = std::function<torch::Tensor(std::size_t index, int size)>;
    struct Batch {
        torch::Tensor latents;  // (N, C, H, W) as the U-Net sees them, drawn from the VAE's posterior
        torch::Tensor labels;   // (N) int64
    };

    /// See FinetuneInput for `labels` and `read`. Throws Error for a class without pictures.
    BalancedBatches(std::vector<int> labels, int classes, PictureFn read, bool horizontal_flip, nn::AutoencoderKL vae, int picture_size,
                    std::uint64_t seed);

    /// Class by class with replacement: what a sampler of weight 1 / n_class draws (Wang et al., CVPR 2024). `generator` draws from the
    /// posterior.
    Batch make(std::int64_t step, std::int64_t count, at::Generator& generator);

private:
    /// Which part of which picture.
    struct Cut {
        std::size_t index = 0;
        std::int64_t top = 0, left = 0;
        bool mirrored = false;
    };
    nn::AutoencoderKL::Encoded encoded(const Cut& cut, const torch::Tensor& picture);

    std::vector<std::vector<std::size_t>> by_class_;
    PictureFn read_;
    bool horizontal_flip_;
    nn::AutoencoderKL vae_;
    int size_;
    std::uint64_t seed_;
    /// What the VAE said of whole pictures; of cuts hardly one comes twice.
    std::map<std::pair<std::size_t, bool>, nn::AutoencoderKL::Encoded> known_;
};

}  // namespace tw::generator_training
