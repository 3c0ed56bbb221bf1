#pragma once

#include "core/base/random.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace tw::generator_training {

/// Decoded pictures of one partition, all of one size, held in memory.
struct Pictures {
    torch::Tensor bytes;  // (N, channels, S, S) uint8, channels 1 or 3
    std::vector<int> labels;

    std::int64_t size() const { return static_cast<std::int64_t>(labels.size()); }
};

/// Bytes as the networks want them: (N, 3, S, S) float32 in [-1, 1], grey repeated.
torch::Tensor to_network(const torch::Tensor& bytes);

/// Mirrors the rows of `batch` (N, C, H, W) where `flips` (N) is true.
torch::Tensor flip(const torch::Tensor& batch, const torch::Tensor& flips);

/// Shifts each row of `batch` by up to `most` pixels both ways; what comes in from outside is `fill`.
torch::Tensor shift(const torch::Tensor& batch, std::int64_t most, double fill, at::Generator& generator);

/// Shuffled epochs one after another, so that every picture is used equally often: place k of the stream depends on the seed and k
/// alone, so that a run that goes on needs nothing but its step.
class PictureOrder {
public:
    PictureOrder(std::int64_t count, std::uint64_t seed);
    /// The pictures of batch `step`, int64 (batch_size).
    torch::Tensor batch(std::int64_t step, std::int64_t batch_size);

private:
    std::int64_t at(std::int64_t k);

    std::uint64_t seed_;
    std::int64_t epoch_ = -1;
    std::vector<std::int64_t> order_;
};

/// The generator of one step: the same step draws the same numbers, whenever it is done.
at::Generator step_generator(std::uint64_t seed, std::int64_t step);

}  // namespace tw::generator_training
