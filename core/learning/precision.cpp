#include "core/learning/precision.h"

#include <ATen/autocast_mode.h>

namespace tw::learning {

bool has_bfloat16() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

Bfloat16Scope::Bfloat16Scope(bool on) : on_(on) {
    if (!on_) return;
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(true);
}

Bfloat16Scope::~Bfloat16Scope() {
    if (!on_) return;
    at::autocast::set_cpu_enabled(false);
    // It holds the converted weights of this step.
    at::autocast::clear_cache();
}

}  // namespace tw::learning
