#pragma once

#include "core/project/verdicts.h"
#include "core/stages/review/features.h"
#include "core/stages/review/logistic.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tw::stages {

enum class Leaning { likely_reject, unsure, likely_accept };

/// likely from 0.8 (0.2) on.
Leaning leaning(double probability);

/// Older verdicts are left out, so that a fit stays short.
inline constexpr std::int64_t most_verdicts_learnt_from = 4'000;

/// What a person's verdicts so far say about the other pictures. A suggestion, never a verdict. Holds still once it is made, so any thread
/// may ask it; the same features and verdicts give the same answers.
class Learner {
public:
    using Judged = project::VerdictRepository::Judged;

    /// Learns from the verdicts on pictures that it has features of.
    Learner(std::shared_ptr<const PictureFeatures> features, const std::vector<Judged>& verdicts);

    /// How many verdicts it learnt from: 0 while they are fewer than a dozen, or nearly all of one kind.
    std::size_t verdicts() const { return learnt_from_; }
    /// That the person would accept the picture; calibrated on verdicts that the fit had left out. Nothing for a picture without features,
    /// or before it has learnt.
    std::optional<double> probability(std::int64_t image_id) const;

    /// The pictures whose verdict is least sure first, with near copies as far apart as what comes next allows (eight places at most).
    /// Before it has learnt: in a random order, which is what it learns most from.
    std::vector<std::int64_t> unsure_first(std::vector<std::int64_t> image_ids) const;

private:
    bool near_copies(std::size_t a, std::size_t b) const;
    void spread(std::vector<std::int64_t>& image_ids) const;

    std::shared_ptr<const PictureFeatures> features_;
    std::optional<LogisticModel> model_;
    std::size_t learnt_from_ = 0;
    double slope_ = 1, shift_ = 0;  // of the calibration
};

/// Reads what is needed and learns; for who asks once.
Learner learn(const project::Project& project);

}  // namespace tw::stages
