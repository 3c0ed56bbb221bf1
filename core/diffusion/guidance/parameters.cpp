#include "core/diffusion/guidance/parameters.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <algorithm>

namespace tw::diffusion {

double RuleParameters::take(const std::string& name, double fallback, double low, double high) {
    known_.push_back(name);
    const auto given = options_.parameters.find(name);
    if (given == options_.parameters.end()) return fallback;
    if (given->second >= low && given->second <= high) return given->second;
    throw Error("guidance rule " + options_.rule + ": " + name + " is " + Json(given->second).dump() + "; it must be " + Json(low).dump() +
                " to " + Json(high).dump());
}

void RuleParameters::refuse_unread() const {
    for (const auto& [name, value] : options_.parameters) {
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
        throw Error("guidance rule " + options_.rule + ": unknown parameter \"" + name +
                    "\" (known: " + (known_.empty() ? "none" : join(known_, ", ")) + ")");
    }
}

}  // namespace tw::diffusion
