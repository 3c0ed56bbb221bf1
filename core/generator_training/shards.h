#pragma once

#include "core/nn/safetensors.h"

#include <cstdint>
#include <functional>

namespace tw::generator_training {

/// One thread inside each piece of a batch, for the length of a scope.
class SingleThreaded {
public:
    explicit SingleThreaded(bool wanted);
    ~SingleThreaded();
    SingleThreaded(const SingleThreaded&) = delete;
    SingleThreaded& operator=(const SingleThreaded&) = delete;

private:
    int before_;
};

/// Gradients of a batch that is cut into pieces, each worked on by a thread of its own with no threads inside: small networks are
/// computed far faster so than by all threads in one layer after another. The sum has a fixed order, so the same number of pieces
/// always gives the same result.
class ShardedGradients {
public:
    explicit ShardedGradients(int shards);

    /// `loss(begin, end)` is the sum over rows [begin, end); it is called from several threads at a time. Sets the gradients of
    /// `parameters` to those of the mean over `rows`, and returns that mean. Throws what `loss` throws.
    double backward(const nn::TensorMap& parameters, std::int64_t rows,
                    const std::function<torch::Tensor(std::int64_t begin, std::int64_t end)>& loss) const;

private:
    int shards_;
};

}  // namespace tw::generator_training
