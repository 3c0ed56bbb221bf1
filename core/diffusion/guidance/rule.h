#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

namespace tw::diffusion {

/// Which of the U-Net's answers a rule combines.
struct Needs {
    bool null = false;      // the empty prompt
    bool positive = true;   // the prompt
    bool negative = false;  // the negative prompt
    int count() const { return int{null} + int{positive} + int{negative}; }
};

/// (N,C,H,W) float32 each, in the model's own prediction type; undefined where the rule has no need of it.
struct Predictions {
    torch::Tensor null;
    torch::Tensor positive;
    torch::Tensor negative;
};

/// Combines the U-Net's answers into the one that the scheduler gets.
class GuidanceRule {
public:
    virtual ~GuidanceRule() = default;
    virtual Needs needs() const = 0;
    /// `epsilon_per_unit`: see prediction.h; a rule that measures distances measures them in epsilon.
    virtual torch::Tensor combine(const Predictions& predictions, double epsilon_per_unit) const = 0;
};

struct GuidanceOptions {
    std::string rule = "cfg";     // one of guidance_rule_names()
    double guidance_scale = 7.5;  // w
    double negative_scale = 1.0;  // ccfg: weight of the negative term relative to guidance_scale
    double tau = 0.2;             // ccfg: for 16,384 latent elements, scaled to the real number
    bool has_negative_prompt = false;
};

/// Throws Error for an unknown name, naming the known ones.
std::unique_ptr<GuidanceRule> make_guidance_rule(const GuidanceOptions& options);

std::vector<std::string> guidance_rule_names();

}  // namespace tw::diffusion
