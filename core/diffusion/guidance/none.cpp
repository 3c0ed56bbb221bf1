#include "core/diffusion/guidance/rules.h"

namespace tw::diffusion {
namespace {

/// The conditional prediction alone.
class None final : public GuidanceRule {
public:
    Needs needs() const override { return {}; }
    torch::Tensor combine(const Predictions& predictions, double) const override { return predictions.positive; }
};

}  // namespace

std::unique_ptr<GuidanceRule> make_none(const GuidanceOptions&) {
    return std::make_unique<None>();
}

}  // namespace tw::diffusion
