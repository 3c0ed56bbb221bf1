#pragma once

#include "tests/ui/window_fixture.h"

namespace tw::test {

/// Ten classes with a long tail.
SyntheticOptions long_tail();

/// Gives a project of long_tail() rows of every step: targets, look-alikes, a queue with every state, verdicts, thresholds, an export
/// and trained arms.
void fill_every_step(SyntheticProject& synthetic);

}  // namespace tw::test
