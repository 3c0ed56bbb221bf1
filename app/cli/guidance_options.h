#pragma once

#include "app/cli/verb.h"
#include "core/worker/messages/sampling.h"

#include <optional>
#include <string>
#include <vector>

namespace tw::cli {

/// Guidance options that every drawing verb has. What was not given leaves the settings as they are.
struct GuidanceOptions {
    std::vector<std::string> negative_prompts;  // TEXT or TEXT:WEIGHT
    std::vector<std::string> rule_parameters;   // NAME=VALUE
    std::string interval;                       // LO:HI in sigma
    std::optional<double> start, stop, rescale;
};

void add_guidance_options(CLI::App& verb, GuidanceOptions& options);

/// `sampling` has its rule already. Throws Error naming the option that cannot be read or the parameter that the rule has not.
void apply(const GuidanceOptions& options, worker::SamplingSettings& sampling);

std::vector<worker::WeightedPrompt> negatives_of(const GuidanceOptions& options);

}  // namespace tw::cli
