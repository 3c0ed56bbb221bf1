#include "core/nn/attention_gradients.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tw::nn {

namespace {

constexpr std::int64_t block_elements = 1 << 19;  // of scores: a few megabytes, which stay in the cache of one core

/// All rows of one head, block after block. Every tensor is (rows, D).
struct Head {
    torch::Tensor query, key, value, result_gradient;
    torch::Tensor query_gradient, key_gradient, value_gradient;  // zeros at first
    bool causal;

    void run() {
        const std::int64_t rows = query.size(0), keys = key.size(0);
        const std::int64_t block = std::clamp<std::int64_t>(block_elements / keys, 1, rows);
        for (std::int64_t first = 0; first < rows; first += block) run_block(first, std::min(first + block, rows));
    }

private:
    void run_block(std::int64_t first, std::int64_t end) {
        const double scale = 1.0 / std::sqrt(static_cast<double>(query.size(1)));
        const torch::Tensor q = query.slice(0, first, end) * scale, above = result_gradient.slice(0, first, end);
        torch::Tensor scores = torch::mm(q, key.t());
        if (causal) {
            const torch::Tensor hidden = torch::ones(scores.sizes(), torch::kBool).triu(first + 1);
            scores.masked_fill_(hidden, -std::numeric_limits<double>::infinity());
        }
        const torch::Tensor weights = torch::softmax(scores, 1);
        value_gradient.addmm_(weights.t(), above);
        const torch::Tensor score_gradient = torch::_softmax_backward_data(torch::mm(above, value.t()), weights, 1, torch::kFloat32);
        query_gradient.slice(0, first, end).copy_(torch::mm(score_gradient, key).mul_(scale));
        key_gradient.addmm_(score_gradient.t(), q);
    }
};

}  // namespace

AttentionGradients attention_gradients(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value,
                                       const torch::Tensor& result_gradient, bool causal) {
    const std::int64_t heads = query.size(1);
    AttentionGradients gradients{torch::empty_like(query, torch::MemoryFormat::Contiguous),
                                 torch::zeros_like(key, {}, torch::MemoryFormat::Contiguous),
                                 torch::zeros_like(value, {}, torch::MemoryFormat::Contiguous)};
    at::parallel_for(0, query.size(0) * heads, 1, [&](std::int64_t begin, std::int64_t end) {
        const torch::NoGradGuard no_gradients;  // is per thread
        for (std::int64_t i = begin; i < end; ++i) {
            const auto rows = [&](const torch::Tensor& x) { return x[i / heads][i % heads]; };
            Head{rows(query),           rows(key),           rows(value),           rows(result_gradient),
                 rows(gradients.query), rows(gradients.key), rows(gradients.value), causal}
                .run();
        }
    });
    return gradients;
}

}  // namespace tw::nn
