#pragma once

#include "core/diffusion/prediction.h"

#include <torch/torch.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tw::diffusion {

/// Which of the U-Net's answers a rule combines.
struct Needs {
    bool null = false;     // the empty prompt
    bool positive = true;  // the prompt
    int negatives = 0;     // negative prompts
    int count() const { return int{null} + int{positive} + negatives; }
    bool operator==(const Needs&) const = default;
};

/// (N,C,H,W) float32 each, in the model's own prediction type; undefined or empty where the rule has no need of it.
struct Predictions {
    torch::Tensor null;
    torch::Tensor positive;
    std::vector<torch::Tensor> negatives;
};

/// One step of the walk, as a rule sees it.
struct GuidanceStep {
    torch::Tensor sample = {};  // (N,C,H,W) before the step
    PredictionType type = PredictionType::epsilon;
    NoiseLevel level = {};  // of `sample`
    NoiseLevel next = {};   // of the sample after the step
    int step = 0;           // of those that are executed, from 0
    /// See prediction.h; a rule that measures distances measures them in epsilon.
    double epsilon_per_unit() const { return diffusion::epsilon_per_unit(type, level); }
};

/// Combines the U-Net's answers into the one that the scheduler gets. A rule may remember earlier steps: one serves one walk.
class GuidanceRule {
public:
    virtual ~GuidanceRule() = default;
    virtual Needs needs() const = 0;
    virtual torch::Tensor combine(const Predictions& predictions, const GuidanceStep& step) = 0;
    /// After each combine(): the sample that the scheduler made of it.
    virtual void observe(const torch::Tensor&) {}
};

struct GuidanceOptions {
    std::string rule = "cfg";     // one of guidance_rule_names()
    double guidance_scale = 7.5;  // w
    double negative_scale = 1.0;  // weight of what is negative relative to guidance_scale, in rules that have a term for it
    double tau = 0.2;             // ccfg: for 16,384 latent elements, scaled to the real number
    std::map<std::string, double> parameters = {};  // the rule's own, by the names its file gives them
    std::vector<double> negative_weights = {};      // one a negative prompt; below 0: towards it instead of away from it
};

/// Throws Error for an unknown rule or parameter, naming the known ones, for a parameter out of range, and for more or weighted
/// negative prompts than the rule takes.
std::unique_ptr<GuidanceRule> make_guidance_rule(const GuidanceOptions& options);

std::vector<std::string> guidance_rule_names();

}  // namespace tw::diffusion
