#pragma once

#include "core/diffusion/guidance/rule.h"
#include "core/nn/unet.h"

#include <torch/torch.h>

#include <cstdint>

namespace tw::diffusion {

/// Asks the U-Net for the predictions a guidance rule needs, all of them in one evaluation.
class Denoiser {
public:
    Denoiser(const nn::UNet2DConditionModel& unet, Needs needs, std::int64_t count);

    // Contexts of one row (the same for every picture) or of one row a picture.
    void set_null(const nn::Context& context);
    void set_negative(const nn::Context& context);
    void set_positive(const nn::Context& context);

    /// `sample` (count,C,H,W) float32.
    Predictions predict(const torch::Tensor& sample, std::int64_t timestep);

private:
    nn::Context widened(const nn::Context& context) const;
    void assemble();

    nn::UNet2DConditionModel unet_;
    Needs needs_;
    std::int64_t count_;
    nn::Context null_, negative_, positive_;
    nn::Context all_;  // of the rows in use, in the order null, negative, positive
    bool assembled_ = false;
};

}  // namespace tw::diffusion
