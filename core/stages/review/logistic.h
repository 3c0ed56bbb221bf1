#pragma once

#include "core/stages/review/features.h"

#include <optional>
#include <vector>

namespace tw::stages {

struct Example {
    std::size_t place = 0;  // in the features
    bool accepted = false;
};

/// Logistic regression on the features with a constant and an offset a class, L2-regularised (the features by `ridge`, the offsets by 1,
/// the constant hardly), fitted by Newton's method. The offsets' block is diagonal and eliminated first, so a fit costs
/// examples x width² however many classes there are.
class LogisticModel {
public:
    /// `start`: a model of the same features to begin at.
    LogisticModel(const PictureFeatures& features, const std::vector<Example>& examples, double ridge,
                  const LogisticModel* start = nullptr);

    double logit(const PictureFeatures& features, std::size_t place) const;
    /// For each example the logit by the model that had not seen it, to first order: Rad and Maleki, "A scalable estimate of the
    /// out-of-sample prediction error via approximate leave-one-out cross-validation", 2020.
    const std::vector<double>& left_out_logits() const { return left_out_; }

private:
    struct Step;
    std::vector<double> weights_;  // of the features, then of the constant
    std::vector<double> offsets_;  // by class
    std::vector<double> left_out_;
};

double sigmoid(double logit);

}  // namespace tw::stages
