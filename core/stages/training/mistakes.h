#pragma once

#include "core/stages/training/train.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tw::stages {

/// A test picture that an arm's classifiers take for another class.
struct Mistake {
    std::int64_t image_id = 0;
    int label = 0, predicted = 0;  // ordinals; the wrong class that most seeds say
    int wrong = 0, seeds = 0;      // so many of the arm's seeds are wrong
};

/// Of the arm's newest runs, what most seeds get wrong first, then by label and id; at most `limit`, and of the class with this ordinal
/// only unless it is -1. Empty for runs that were trained before predictions were kept.
std::vector<Mistake> test_mistakes(const project::Project& project, const std::string& arm, int ordinal, std::size_t limit);

/// What validation pictures are taken for.
struct ValidationConfusion {
    std::string arm;
    int seeds = 0;                            // 0: no classifier was trained on this split
    std::vector<std::vector<double>> counts;  // [true][predicted], mean over seeds
};

/// By the newest classifiers on real images alone, or else of the first arm. The test set is not looked at: what is decided here goes
/// into training.
ValidationConfusion validation_confusion(const project::Project& project);

}  // namespace tw::stages
