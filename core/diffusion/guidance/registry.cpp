#include "core/base/error.h"
#include "core/diffusion/guidance/rules.h"

#include <array>

namespace tw::diffusion {
namespace {

struct Entry {
    const char* name;
    std::unique_ptr<GuidanceRule> (*make)(const GuidanceOptions&);
};

constexpr std::array entries{
    Entry{"none", make_none},
    Entry{"cfg", make_cfg},
    Entry{"negative_prompt", make_negative_prompt},
    Entry{"ccfg", make_ccfg},
};

}  // namespace

std::unique_ptr<GuidanceRule> make_guidance_rule(const GuidanceOptions& options) {
    std::string names;
    for (const Entry& entry : entries) {
        if (options.rule == entry.name) return entry.make(options);
        names += (names.empty() ? "" : ", ") + std::string(entry.name);
    }
    throw Error("unknown guidance rule \"" + options.rule + "\" (known: " + names + ")");
}

std::vector<std::string> guidance_rule_names() {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.emplace_back(entry.name);
    return names;
}

}  // namespace tw::diffusion
