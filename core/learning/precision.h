#pragma once

namespace tw::learning {

/// Whether this processor multiplies bfloat16 numbers itself; without that they are slower than float32.
bool has_bfloat16();

/// While it lives, this thread's convolutions and matrix products take and give bfloat16 (their sums are float32, and so are weights and
/// gradients of weights) when `on`.
class Bfloat16Scope {
public:
    explicit Bfloat16Scope(bool on);
    ~Bfloat16Scope();
    Bfloat16Scope(const Bfloat16Scope&) = delete;
    Bfloat16Scope& operator=(const Bfloat16Scope&) = delete;

private:
    bool on_;
};

}  // namespace tw::learning
