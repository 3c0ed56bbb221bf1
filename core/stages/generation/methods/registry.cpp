#include "core/base/error.h"
#include "core/stages/generation/methods/method.h"

#include <array>

namespace tw::stages {
namespace {

constexpr std::array entries{
    MethodEntry{"plain_cfg", make_plain_cfg, set_plain_defaults},
    MethodEntry{"two_stage", make_two_stage, set_two_stage_defaults},
    MethodEntry{"real_gen", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"real_aug", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"real_mix", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"diff_gen", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"diff_aug", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"diff_mix", make_diff_mix, set_diff_mix_defaults},
    MethodEntry{"diffcore_mix", make_diffcore_mix, set_diffcore_mix_defaults},
};

}  // namespace

const MethodEntry& find_method(const std::string& name) {
    std::string names;
    for (const MethodEntry& entry : entries) {
        if (name == entry.name) return entry;
        names += (names.empty() ? "" : ", ") + std::string(entry.name);
    }
    throw Error("method '" + name + "' is unknown; allowed are " + names);
}

const std::vector<std::string>& generation_methods() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const MethodEntry& entry : entries) all.emplace_back(entry.name);
        return all;
    }();
    return names;
}

}  // namespace tw::stages
