#include "core/base/error.h"
#include "core/diffusion/guidance/rules.h"

#include <array>

namespace tw::diffusion {
namespace {

struct Entry {
    const char* name;
    std::unique_ptr<GuidanceRule> (*make)(const GuidanceOptions&, RuleParameters&);
    bool several_negatives;  // with weights
};

constexpr std::array entries{
    Entry{"none", make_none, false},
    Entry{"cfg", make_cfg, false},
    Entry{"negative_prompt", make_negative_prompt, false},
    Entry{"separate_negative", make_separate_negative, false},
    Entry{"ccfg", make_ccfg, false},
    Entry{"perp_neg", make_perp_neg, true},
    Entry{"dng", make_dng, false},
    Entry{"sega", make_sega, true},
};

std::string names_of(bool several_negatives_only) {
    std::string names;
    for (const Entry& entry : entries) {
        if (!several_negatives_only || entry.several_negatives) names += (names.empty() ? "" : ", ") + std::string(entry.name);
    }
    return names;
}

void check_negatives(const Entry& entry, const std::vector<double>& weights) {
    if (entry.several_negatives || weights.empty() || (weights.size() == 1 && weights.front() == 1.0)) return;
    throw Error("guidance rule " + std::string(entry.name) +
                " takes one negative prompt without a weight (several, weighted: " + names_of(true) + ")");
}

const Entry& find_entry(const std::string& rule) {
    for (const Entry& entry : entries) {
        if (rule == entry.name) return entry;
    }
    throw Error("unknown guidance rule \"" + rule + "\" (known: " + names_of(false) + ")");
}

}  // namespace

std::unique_ptr<GuidanceRule> make_guidance_rule(const GuidanceOptions& options) {
    const Entry& entry = find_entry(options.rule);
    check_negatives(entry, options.negative_weights);
    RuleParameters parameters(options);
    std::unique_ptr<GuidanceRule> rule = entry.make(options, parameters);
    parameters.refuse_unread();
    return rule;
}

std::vector<std::string> guidance_rule_parameters(const std::string& rule) {
    const GuidanceOptions options{.rule = rule};
    RuleParameters parameters(options);
    find_entry(rule).make(options, parameters);
    return parameters.known();
}

std::vector<std::string> guidance_rule_names() {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.emplace_back(entry.name);
    return names;
}

}  // namespace tw::diffusion
