#include "core/diffusion/denoiser.h"

namespace tw::diffusion {

Denoiser::Denoiser(const nn::UNet2DConditionModel& unet, std::int64_t count) : unet_(unet), count_(count) {}

nn::Context Denoiser::widened(const nn::Context& context) const {
    return context.batch_size() == count_ ? context : context.expand(count_);
}

void Denoiser::set_null(const nn::Context& context) {
    null_ = widened(context);
    assembled_.reset();
}

void Denoiser::set_negatives(const std::vector<nn::Context>& contexts) {
    negatives_.clear();
    for (const nn::Context& context : contexts) negatives_.push_back(widened(context));
    assembled_.reset();
}

void Denoiser::set_positive(const nn::Context& context) {
    positive_ = widened(context);
    assembled_.reset();
}

void Denoiser::assemble(const Needs& needs) {
    std::vector<nn::Context> parts;
    if (needs.null) parts.push_back(null_);
    for (int k = 0; k < needs.negatives; ++k) parts.push_back(negatives_.at(static_cast<std::size_t>(k)));
    if (needs.positive) parts.push_back(positive_);
    all_ = parts.size() == 1 ? parts.front() : nn::Context::cat(parts);
    assembled_ = needs;
}

Predictions Denoiser::predict(const torch::Tensor& sample, std::int64_t timestep, const Needs& needs) {
    if (assembled_ != needs) assemble(needs);
    const torch::Tensor rows = needs.count() == 1 ? sample : sample.repeat({needs.count(), 1, 1, 1});
    const torch::Tensor time = torch::full({1}, timestep, torch::kInt64);
    const torch::Tensor output = unet_.forward(rows.to(unet_.dtype()), time, all_).to(torch::kFloat32);
    std::int64_t row = 0;
    const auto take = [&] {
        const torch::Tensor prediction = output.slice(0, row, row + count_);
        row += count_;
        return prediction;
    };
    Predictions predictions;
    if (needs.null) predictions.null = take();
    for (int k = 0; k < needs.negatives; ++k) predictions.negatives.push_back(take());
    if (needs.positive) predictions.positive = take();
    return predictions;
}

}  // namespace tw::diffusion
