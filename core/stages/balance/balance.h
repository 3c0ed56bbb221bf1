#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

struct LongTailRequest {
    double imbalance_factor = 100;         // n_max / n_min, >= 1
    std::int64_t max_count = 300;          // n_max of the largest class
    std::uint64_t seed = 0;                // which pictures are kept
    std::vector<std::string> class_order;  // largest first; empty: by ordinal
    std::int64_t validation_per_class = 50;
};

/// n_i = int(n_max * mu^(i/(C-1))), mu = 1/imbalance_factor, at least 1 (Cao et al. 2019).
std::vector<std::int64_t> exponential_profile(std::int64_t max_count, double imbalance_factor, int classes);

/// Draws from the real images now in train, validation and held_out: validation first (the same number of every class), then train by the
/// profile; all others become held_out. pretrain and test are not touched. Freezes the split manifest. The same request on the same
/// images gives the same split. Throws Error naming the class that has too few.
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
/// Target for every class with fewer real images than it (or only the named ones); replaces the plan.
void fill_to(project::Project& project, std::int64_t target, const std::vector<std::string>& only = {});

}  // namespace tw::stages
