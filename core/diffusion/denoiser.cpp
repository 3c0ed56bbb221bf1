#include "core/diffusion/denoiser.h"

namespace tw::diffusion {

Denoiser::Denoiser(const nn::UNet2DConditionModel& unet, Needs needs, std::int64_t count) : unet_(unet), needs_(needs), count_(count) {}

nn::Context Denoiser::widened(const nn::Context& context) const {
    return context.batch_size() == count_ ? context : context.expand(count_);
}

void Denoiser::set_null(const nn::Context& context) {
    null_ = widened(context);
    assembled_ = false;
}

void Denoiser::set_negative(const nn::Context& context) {
    negative_ = widened(context);
    assembled_ = false;
}

void Denoiser::set_positive(const nn::Context& context) {
    positive_ = widened(context);
    assembled_ = false;
}

void Denoiser::assemble() {
    std::vector<nn::Context> parts;
    if (needs_.null) parts.push_back(null_);
    if (needs_.negative) parts.push_back(negative_);
    if (needs_.positive) parts.push_back(positive_);
    all_ = parts.size() == 1 ? parts.front() : nn::Context::cat(parts);
    assembled_ = true;
}

Predictions Denoiser::predict(const torch::Tensor& sample, std::int64_t timestep) {
    if (!assembled_) assemble();
    const torch::Tensor rows = needs_.count() == 1 ? sample : sample.repeat({needs_.count(), 1, 1, 1});
    const torch::Tensor time = torch::full({1}, timestep, torch::kInt64);
    const torch::Tensor output = unet_.forward(rows.to(unet_.dtype()), time, all_).to(torch::kFloat32);
    Predictions predictions;
    std::int64_t row = 0;
    const auto take = [&](bool needed, torch::Tensor& prediction) {
        if (!needed) return;
        prediction = output.slice(0, row, row + count_);
        row += count_;
    };
    take(needs_.null, predictions.null);
    take(needs_.negative, predictions.negative);
    take(needs_.positive, predictions.positive);
    return predictions;
}

}  // namespace tw::diffusion
