#pragma once

#include "core/jobs/control.h"
#include "core/learning/pictures.h"
#include "core/learning/resnet.h"

#include <vector>

namespace tw::learning {

using Confusion = std::vector<std::vector<std::int64_t>>;  // [true][predicted]

/// Reads every picture once, unchanged, in evaluation mode (BatchNorm's running statistics); the network's mode is restored.
/// (pictures, width); undefined when `control` says stop now.
torch::Tensor features_of(ResNet& network, const PictureStore& store, const InputScale& scale, const jobs::Control& control);

/// The class of a picture is that of its highest logit.
std::vector<int> predictions_of(const torch::Tensor& logits);
Confusion confusion_of(const torch::Tensor& logits, const std::vector<int>& labels);

/// Share of each class's pictures that got its label; NaN for a class without pictures.
std::vector<double> class_accuracies(const Confusion& confusion);
/// Mean over the classes that have pictures: what top-1 accuracy is on a balanced set.
double balanced_accuracy(const Confusion& confusion);

}  // namespace tw::learning
