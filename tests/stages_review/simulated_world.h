#pragma once

#include "core/stages/review/learner.h"

#include <string>
#include <vector>

namespace tw::test {

/// Generated pictures as the learner sees them, and a person with a hidden rule and a hand that is not always sure.
struct SimulatedWorld {
    std::string rule;
    std::vector<std::int64_t> ids;
    std::vector<double> margins;
    std::vector<bool> accepted;  // what the person says of each
    std::shared_ptr<const stages::PictureFeatures> features;

    std::vector<stages::Learner::Judged> judged(std::size_t first, std::size_t count) const;
};

/// "margin": nothing but the margin counts. "artefact": a direction of the embeddings that no score sees. "strict": another limit for each
/// class. "distance": neither too near to the real pictures nor too far. "taste": a mixture of all.
const std::vector<std::string>& simulated_rules();
SimulatedWorld simulate(const std::string& rule, std::uint64_t seed, std::size_t pictures = 1'500);

/// Chance that an accepted one is ranked above one that is not; of the pictures from `first` on.
double area_under_curve(const SimulatedWorld& world, const std::vector<double>& ranks, std::size_t first);

}  // namespace tw::test
