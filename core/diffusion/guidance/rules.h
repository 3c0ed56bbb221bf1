#pragma once

#include "core/diffusion/guidance/rule.h"

namespace tw::diffusion {

// One maker a rule, each in a file of its own; registry.cpp lists them.
std::unique_ptr<GuidanceRule> make_none(const GuidanceOptions& options);
std::unique_ptr<GuidanceRule> make_cfg(const GuidanceOptions& options);
std::unique_ptr<GuidanceRule> make_negative_prompt(const GuidanceOptions& options);
std::unique_ptr<GuidanceRule> make_ccfg(const GuidanceOptions& options);

}  // namespace tw::diffusion
