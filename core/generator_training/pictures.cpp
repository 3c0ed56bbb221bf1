#include "core/generator_training/pictures.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <numeric>

namespace tw::generator_training {

torch::Tensor to_network(const torch::Tensor& bytes) {
    const torch::Tensor values = bytes.to(torch::kFloat32).div_(127.5).sub_(1);
    return values.size(1) == 3 ? values : values.expand({-1, 3, -1, -1});
}

torch::Tensor flip(const torch::Tensor& batch, const torch::Tensor& flips) {
    return torch::where(flips.view({-1, 1, 1, 1}), batch.flip({3}), batch);
}

torch::Tensor shift(const torch::Tensor& batch, std::int64_t most, double fill, at::Generator& generator) {
    const std::int64_t count = batch.size(0), height = batch.size(2), width = batch.size(3);
    const torch::Tensor padded = torch::constant_pad_nd(batch, {most, most, most, most}, fill);
    const torch::Tensor offsets = torch::randint(0, 2 * most + 1, {count, 2}, generator, torch::kInt64);
    const auto offset = offsets.accessor<std::int64_t, 2>();
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        rows.push_back(padded[i].slice(1, offset[i][0], offset[i][0] + height).slice(2, offset[i][1], offset[i][1] + width));
    }
    return torch::stack(rows);
}

PictureOrder::PictureOrder(std::int64_t count, std::uint64_t seed) : seed_(seed), order_(static_cast<std::size_t>(count)) {}

torch::Tensor PictureOrder::batch(std::int64_t step, std::int64_t batch_size) {
    torch::Tensor indices = torch::empty({batch_size}, torch::kInt64);
    for (std::int64_t i = 0; i < batch_size; ++i) indices.data_ptr<std::int64_t>()[i] = at(step * batch_size + i);
    return indices;
}

std::int64_t PictureOrder::at(std::int64_t k) {
    const auto count = static_cast<std::int64_t>(order_.size());
    if (k / count != epoch_) {
        epoch_ = k / count;
        std::iota(order_.begin(), order_.end(), 0);
        Random(derive_seed(seed_, "epoch", static_cast<std::uint64_t>(epoch_))).shuffle(order_);
    }
    return order_[static_cast<std::size_t>(k % count)];
}

at::Generator step_generator(std::uint64_t seed, std::int64_t step) {
    return at::detail::createCPUGenerator(derive_seed(seed, "step", static_cast<std::uint64_t>(step)));
}

}  // namespace tw::generator_training
