#pragma once

#include "core/diffusion/denoiser.h"
#include "core/diffusion/guidance/interval.h"
#include "core/diffusion/guidance/rule.h"

#include <torch/torch.h>

#include <memory>

namespace tw::diffusion {

/// What the scheduler gets at each step of one walk. In this order: the interval says which predictions are made, the U-Net makes
/// them in one evaluation, the rule combines them, the result is rescaled against the conditional one. (CADS comes before, in the
/// context of the prompt.)
class GuidedDenoiser {
public:
    /// Throws Error for an interval or a `guidance_rescale` out of range.
    GuidedDenoiser(Denoiser denoiser, std::unique_ptr<GuidanceRule> rule, const GuidanceInterval& interval, double guidance_rescale);

    struct Result {
        torch::Tensor prediction;  // (N,C,H,W) float32 in the model's own prediction type
        int evaluations;           // of the U-Net for one picture
    };
    /// `input`: the step's sample as the scheduler scales it. `steps`: how many are executed.
    Result predict(const torch::Tensor& input, std::int64_t timestep, const GuidanceStep& step, int steps);
    /// After each predict(): the sample that the scheduler made of it.
    void observe(const torch::Tensor& next_sample);

    Denoiser& denoiser() { return denoiser_; }

private:
    Denoiser denoiser_;
    std::unique_ptr<GuidanceRule> rule_;
    GuidanceInterval interval_;
    double guidance_rescale_;
    bool guided_ = false;  // the last predict() lay inside the interval
};

}  // namespace tw::diffusion
