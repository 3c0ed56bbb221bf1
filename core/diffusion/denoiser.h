#pragma once

#include "core/diffusion/guidance/rule.h"
#include "core/nn/unet.h"

#include <torch/torch.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace tw::diffusion {

/// Asks the U-Net for the predictions a guidance rule needs, all of them in one evaluation.
class Denoiser {
public:
    Denoiser(const nn::UNet2DConditionModel& unet, std::int64_t count);

    // Contexts of one row (the same for every picture) or of one row a picture.
    void set_null(const nn::Context& context);
    void set_negatives(const std::vector<nn::Context>& contexts);
    void set_positive(const nn::Context& context);

    /// `sample` (count,C,H,W) float32. Only what is needed is evaluated; its contexts must have been set.
    Predictions predict(const torch::Tensor& sample, std::int64_t timestep, const Needs& needs);

private:
    nn::Context widened(const nn::Context& context) const;
    void assemble(const Needs& needs);

    nn::UNet2DConditionModel unet_;
    std::int64_t count_;
    nn::Context null_, positive_;
    std::vector<nn::Context> negatives_;
    std::optional<Needs> assembled_;  // what all_ holds
    nn::Context all_;                 // of the rows in use, in the order null, negatives, positive
};

}  // namespace tw::diffusion
