#pragma once

#include "core/learning/batches.h"
#include "core/learning/resnet.h"

namespace tw::learning {

using Confusion = std::vector<std::vector<std::int64_t>>;  // [true][predicted]

/// Reads every picture once, in evaluation mode (BatchNorm's running statistics); the network's mode is restored.
/// Empty when `control` says stop now.
Confusion confusion_of(ResNet& network, const PictureStore& store, const TrainingInput& input, const jobs::Control& control);

/// Share of each class's pictures that got its label; NaN for a class without pictures.
std::vector<double> class_accuracies(const Confusion& confusion);
/// Mean over the classes that have pictures: what top-1 accuracy is on a balanced set.
double balanced_accuracy(const Confusion& confusion);

}  // namespace tw::learning
