#pragma once

#include "core/diffusion/guidance/rule.h"

#include <string>

namespace tw::diffusion {

/// A rule's own parameters by name: each rule says which it has, with their defaults and ranges.
class RuleParameters {
public:
    explicit RuleParameters(const GuidanceOptions& options) : options_(options) {}
    /// Throws Error naming the parameter when it is out of range.
    double take(const std::string& name, double fallback, double low, double high);
    /// Throws Error for a parameter that was given and never taken.
    void refuse_unread() const;
    /// The names that were taken, in that order.
    const std::vector<std::string>& known() const { return known_; }

private:
    const GuidanceOptions& options_;
    std::vector<std::string> known_;
};

/// The names of the rule's own parameters. Throws Error for an unknown rule.
std::vector<std::string> guidance_rule_parameters(const std::string& rule);

}  // namespace tw::diffusion
