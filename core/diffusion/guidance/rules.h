#pragma once

#include "core/diffusion/guidance/parameters.h"
#include "core/diffusion/guidance/rule.h"

namespace tw::diffusion {

// One maker a rule, each in a file of its own; registry.cpp lists them.
std::unique_ptr<GuidanceRule> make_none(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_cfg(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_negative_prompt(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_separate_negative(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_ccfg(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_perp_neg(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_dng(const GuidanceOptions& options, RuleParameters& parameters);
std::unique_ptr<GuidanceRule> make_sega(const GuidanceOptions& options, RuleParameters& parameters);

}  // namespace tw::diffusion
