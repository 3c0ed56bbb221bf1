#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

struct LongTailRequest {
    std::string profile = "exponential";   // one of long_tail_profiles()
    double imbalance_factor = 100;         // n_max / n_min, >= 1
    std::int64_t max_count = 300;          // n_max of the largest class; not of diff_mix
    double pareto_alpha = 6;               // of pareto, above 0
    std::uint64_t seed = 0;                // which pictures are kept
    std::vector<std::string> class_order;  // largest first; empty: as the profile orders them
    std::filesystem::path list;            // of counts and pictures
    std::int64_t validation_per_class = 50;
    /// With the profile's own imbalance_factor and max_count.
    static LongTailRequest defaults(const std::string& profile);
};

/// In the order a person reads them. mu = 1 / imbalance_factor, C classes, i = 0 .. C-1 from the largest, every count at least 1:
///   exponential  int(n_max mu^(i/(C-1))), by ordinal (Cao et al. 2019, imbalance_cifar.py)
///   step         n_max in the first half of the classes, int(n_max mu) in the second, by ordinal (the same)
///   pareto       Lomax quantiles at (i + 1/2) / C with shape pareto_alpha, the largest brought to n_max, none below int(n_max mu), by
///                ordinal. Ours: of ImageNet-LT (Liu et al. 2019) the shape is known, the way of drawing is not.
///   food101_lt   round(n_max mu^(i/(C-1))), classes shuffled by the seed: "Food101-LT (geometric)", not He et al.'s own list
///   diff_mix     int(n_mean mu^(i/(C-2))), the larger classes first (CUB-LT and Flower-LT of Diff-Mix, dataset/instance/cub.py)
///   counts       what the file `list` says, a line a class: NAME,COUNT
///   pictures     exactly the pictures that the file `list` names, a line a picture, FOLDER/FILE with or without what stands before it
///                and its extension; a label after it is ignored
const std::vector<std::string>& long_tail_profiles();

/// Training images of each class by a profile other than `pictures`. `available` is what each class has, in the order of the classes.
/// Throws Error naming the option that is out of range.
std::vector<std::int64_t> profile_counts(const LongTailRequest& request, const std::vector<std::int64_t>& available);

/// Draws from the real images now in train, validation and held_out: validation first (the same number of every class; with `pictures`
/// from those that the list leaves), then train by the profile; all others become held_out. pretrain and test are not touched. Freezes
/// the split manifest. The same request on the same images gives the same split. Throws Error naming the class that has too few.
void build_long_tail(project::Project& project, const LongTailRequest& request);

/// Splits without thinning: a stratified share of train becomes validation, never emptying a class
/// (k = min(round(share*n), n-1)). Freezes the manifest.
void split_validation(project::Project& project, double share, std::uint64_t seed);

enum class Shot { many, medium, few };
std::string to_string(Shot shot);

struct ClassPlan {
    std::int64_t class_id = 0;
    std::string name;
    Shot shot = Shot::many;
    std::int64_t real = 0;      // training images
    std::int64_t accepted = 0;  // of the chosen runs
    std::int64_t waiting = 0;   // drawn, not judged
    std::int64_t target = 0;    // 0: not filled
    std::int64_t to_make = 0;   // max(0, target - real - accepted)
};

struct PlanEstimate {
    std::int64_t images = 0;
    double seconds = 0;  // from the measured rate of this machine; 0: not measured yet
    std::uintmax_t bytes = 0;
    std::uintmax_t bytes_free = 0;
};

struct TailPlan {
    std::vector<ClassPlan> classes;  // by ordinal
    PlanEstimate estimate;
};

TailPlan tail_plan(const project::Project& project);
/// What the plan would be with this target for the classes `only` (empty: all); of these, one with as many real images is not filled.
std::vector<ClassPlan> with_target(std::vector<ClassPlan> classes, std::int64_t target, const std::vector<std::int64_t>& only = {});
/// A sentence for each class whose target lies below the real images that it has: nothing will be made there.
std::vector<std::string> targets_below_real(const TailPlan& plan);
/// Target for every class with fewer real images than it (or only the named ones); replaces the plan.
void fill_to(project::Project& project, std::int64_t target, const std::vector<std::string>& only = {});

}  // namespace tw::stages
