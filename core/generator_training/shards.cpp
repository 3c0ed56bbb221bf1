#include "core/generator_training/shards.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace tw::generator_training {
namespace {

struct Piece {
    double loss = 0;
    std::vector<torch::Tensor> gradients;
    std::exception_ptr failure;
};

}  // namespace

SingleThreaded::SingleThreaded(bool wanted) : before_(at::get_num_threads()) {
    if (wanted) at::set_num_threads(1);
}

SingleThreaded::~SingleThreaded() {
    at::set_num_threads(before_);
}

ShardedGradients::ShardedGradients(int shards) : shards_(std::max(1, shards)) {}

double ShardedGradients::backward(const nn::TensorMap& parameters, std::int64_t rows,
                                  const std::function<torch::Tensor(std::int64_t begin, std::int64_t end)>& loss) const {
    std::vector<torch::Tensor> leaves;
    for (const auto& [name, parameter] : parameters) leaves.push_back(parameter);
    const std::int64_t count = std::min<std::int64_t>(shards_, rows);
    std::vector<Piece> pieces(static_cast<std::size_t>(count));
    const auto work = [&](std::int64_t i) {
        Piece& piece = pieces[static_cast<std::size_t>(i)];
        try {
            const torch::Tensor mean = loss(i * rows / count, (i + 1) * rows / count) / static_cast<double>(rows);
            piece.gradients = torch::autograd::grad({mean}, leaves, {}, c10::nullopt, false, /*allow_unused=*/true);
            piece.loss = mean.item<double>();
        } catch (...) {
            piece.failure = std::current_exception();
        }
    };
    std::vector<std::thread> threads;
    for (std::int64_t i = 1; i < count; ++i) {
        threads.emplace_back([&work, i] {
            at::set_num_threads(1);
            work(i);
        });
    }
    work(0);
    for (std::thread& thread : threads) thread.join();

    double sum = 0;
    for (Piece& piece : pieces) {
        if (piece.failure) std::rethrow_exception(piece.failure);
        sum += piece.loss;
        for (std::size_t k = 0; k < leaves.size(); ++k) {
            if (!piece.gradients[k].defined()) continue;
            torch::Tensor& gradient = leaves[k].mutable_grad();
            gradient = gradient.defined() && &piece != &pieces.front() ? gradient.add_(piece.gradients[k]) : piece.gradients[k];
        }
    }
    return sum;
}

}  // namespace tw::generator_training
