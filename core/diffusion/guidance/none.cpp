#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// The conditional prediction alone.
class None final : public GuidanceRule {
public:
    Needs needs() const override { return {}; }
    torch::Tensor combine(const Predictions& predictions, const GuidanceStep&) override { return predictions.positive; }
};

}  // namespace

std::unique_ptr<GuidanceRule> make_none(const GuidanceOptions&, RuleParameters&) {
    return std::make_unique<None>();
}

}  // namespace tw::diffusion
