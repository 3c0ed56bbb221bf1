#pragma once

#include "core/stages/balance/balance.h"

namespace tw::stages {

/// Which class is the largest when the request does not say.
enum class ClassOrder { ordinal, shuffled, larger_first };

struct ProfileEntry {
    const char* name;
    std::vector<std::int64_t> (*counts)(const LongTailRequest&, const std::vector<std::int64_t>& available);  // null: by a list
    ClassOrder order;
};

/// Throws Error naming the known ones.
const ProfileEntry& find_profile(const std::string& name);

}  // namespace tw::stages
