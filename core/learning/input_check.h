#pragma once

#include "core/learning/classifier.h"

namespace tw::learning {

/// Throws Error for options that contradict each other or the pictures, labels out of range, and classes without pictures.
void check_input(const TrainingInput& input);

}  // namespace tw::learning
