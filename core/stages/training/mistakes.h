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

/// What validation pictures of a class and of another one are taken for; shares of their pictures, mean over seeds.
struct Mixup {
    int other = 0;     // ordinal
    double given = 0;  // of the class's pictures, taken for the other class
    double taken = 0;  // of the other's pictures, taken for this class
};

struct ClassMixups {
    std::string arm;
    int seeds = 0;              // 0: no classifier was trained on this split
    std::int64_t pictures = 0;  // of the class, in validation
    std::vector<Mixup> others;  // those with any, the largest sum first
};

/// By the newest classifiers on real images alone, or else of the first arm. The test set is not looked at: what is decided here goes
/// into training.
ClassMixups validation_mixups(const project::Project& project, std::int64_t class_id);

}  // namespace tw::stages
