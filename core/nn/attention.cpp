#include "core/nn/attention.h"

#include "core/nn/attention_gradients.h"
#include "core/nn/attention_kernel.h"

#include <torch/torch.h>

#include <cmath>

namespace tw::nn {

namespace {

bool records_gradients(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value) {
    return torch::GradMode::is_enabled() && (query.requires_grad() || key.requires_grad() || value.requires_grad());
}

// Scores up to this number are kept for the gradients, which is quicker than to make them again.
constexpr std::int64_t kept_scores = 1 << 23;

// What autograd can follow; all scores at once.
torch::Tensor differentiable(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, bool causal, bool upcast) {
    const torch::Dtype type = query.scalar_type();
    const double scale = 1.0 / std::sqrt(static_cast<double>(query.size(3)));
    torch::Tensor scores = upcast ? torch::matmul(query.to(torch::kFloat32) * scale, key.to(torch::kFloat32).transpose(2, 3))
                                  : torch::matmul(query * scale, key.transpose(2, 3));
    if (causal) {
        const auto hidden = torch::ones({query.size(2), key.size(2)}, torch::kBool).triu(1);
        scores = scores.masked_fill(hidden, -std::numeric_limits<double>::infinity());
    }
    return torch::matmul(torch::softmax(scores, -1).to(type), value);
}

torch::Tensor rows_contiguous(const torch::Tensor& x) {
    const torch::Tensor single = x.to(torch::kFloat32);
    return single.stride(3) == 1 ? single : single.contiguous();
}

// Blocks of queries of one head are independent of each other: one task each.
torch::Tensor blockwise(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, bool causal) {
    const torch::Tensor q = rows_contiguous(query), k = rows_contiguous(key), v = rows_contiguous(value);
    const std::int64_t batch = q.size(0), heads = q.size(1), rows = q.size(2), width = q.size(3), keys = k.size(2);
    torch::Tensor result = torch::empty({batch, rows, heads, width}, q.options());
    const PackedShape shape(width, keys);
    torch::Tensor packed = torch::empty({batch * heads, shape.floats()}, q.options());
    const auto head_of = [heads](const torch::Tensor& x, std::int64_t i) {
        return x.data_ptr<float>() + (i / heads) * x.stride(0) + (i % heads) * x.stride(1);
    };
    const auto grain = [](std::int64_t work) { return std::max<std::int64_t>(1, 65536 / std::max<std::int64_t>(1, work)); };
    at::parallel_for(0, batch * heads, grain(keys * width), [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            pack_head(shape, head_of(k, i), k.stride(2), head_of(v, i), v.stride(2), packed.data_ptr<float>() + i * shape.floats());
        }
    });
    const std::int64_t blocks = (rows + attention_rows - 1) / attention_rows;
    const float scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(width)));
    at::parallel_for(
        0, batch * heads * blocks, grain(std::min(rows, attention_rows) * keys * width), [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t task = begin; task < end; ++task) {
                const std::int64_t head = task / blocks, first = task % blocks * attention_rows;
                QueryBlock block;
                block.query = head_of(q, head) + first * q.stride(2);
                block.query_stride = q.stride(2);
                block.result = result.data_ptr<float>() + ((head / heads) * rows + first) * heads * width + (head % heads) * width;
                block.result_stride = heads * width;
                block.rows = std::min(attention_rows, rows - first);
                block.first_row = first;
                block.causal = causal;
                block.scale = scale;
                attend(shape, packed.data_ptr<float>() + head * shape.floats(), block);
            }
        });
    return result.transpose(1, 2).to(query.scalar_type());
}

class Blockwise : public torch::autograd::Function<Blockwise> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& query, const torch::Tensor& key,
                                 const torch::Tensor& value, bool causal) {
        context->save_for_backward({query, key, value});
        context->saved_data["causal"] = causal;
        return blockwise(query, key, value, causal);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list above) {
        const auto saved = context->get_saved_variables();
        const auto single = [](const torch::Tensor& x) { return x.to(torch::kFloat32); };
        const AttentionGradients gradients = attention_gradients(single(saved[0]), single(saved[1]), single(saved[2]), single(above[0]),
                                                                 context->saved_data["causal"].toBool());
        const torch::Dtype type = saved[0].scalar_type();
        return {gradients.query.to(type), gradients.key.to(type), gradients.value.to(type), torch::Tensor()};
    }
};

}  // namespace

torch::Tensor attention(const torch::Tensor& query, const torch::Tensor& key, const torch::Tensor& value, bool causal, bool upcast) {
    if (!records_gradients(query, key, value)) return blockwise(query, key, value, causal);
    const std::int64_t scores = query.size(0) * query.size(1) * query.size(2) * key.size(2);
    if (scores <= kept_scores) return differentiable(query, key, value, causal, upcast);
    return Blockwise::apply(query, key, value, causal);
}

}  // namespace tw::nn
