#pragma once

#include "core/base/random.h"
#include "core/learning/options.h"
#include "core/learning/pictures.h"

#include <optional>

namespace tw::learning {

/// "instance", "square_root", "class_balanced": a class of n_j pictures is drawn with n_j^q / sum_k n_k^q, q = 1, 1/2, 0
/// (Kang et al., ICLR 2020, eq. 1).
const std::vector<std::string>& sampler_names();

/// An endless stream of picture numbers: a group is drawn in proportion to its weight, then the next picture of a shuffled pass through
/// it, so that a group's pictures are used equally often. One group alone is shuffled epochs.
class GroupSampler {
public:
    /// Empty groups are left out; at least one must remain.
    GroupSampler(const std::vector<std::vector<std::size_t>>& groups, const std::vector<double>& weights);
    std::size_t next(Random& random);

private:
    struct Pass {
        std::vector<std::size_t> order;
        std::size_t position;
    };
    std::vector<Pass> groups_;
    std::vector<double> cumulative_;  // of the weights
};

/// Draws the pictures of one training set as the options say.
class TrainingSampler {
public:
    TrainingSampler(const PictureSet& set, const TrainingOptions& options, int classes);

    /// A picture of the batch: of all by `sampler`; with synthetic_probability p a generated one with p, else a real one by `sampler`
    /// (Wang et al., "Diff-Mix", CVPR 2024; synthetic_weighted draws the generated one's class with 1 / (n_k + 1)).
    std::size_t next(Random& random);
    /// A foreground for CMO: every class alike (a picture of class k with 1 / n_k; Park et al., CVPR 2022).
    std::size_t next_foreground(Random& random);
    /// For a real picture a random generated one of its class and the other way round; nullopt where the class has none.
    std::optional<std::size_t> counterpart(std::size_t index, Random& random) const;

private:
    const PictureSet& set_;
    double synthetic_probability_;
    std::vector<std::vector<std::size_t>> real_, synthetic_;  // by class
    GroupSampler drawn_, foreground_;
    std::optional<GroupSampler> replacement_;
};

/// Share of each class in the labels that TrainingSampler draws, before pictures are mixed; with class_prior "real" the real pictures'
/// shares. Sums to 1.
std::vector<double> class_shares(const PictureSet& set, const TrainingOptions& options, int classes);

}  // namespace tw::learning
