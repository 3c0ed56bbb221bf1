#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>

namespace tw::workflow {

/// Fashion-MNIST with an exponential long tail drawn from what the miniature pipeline never saw: the first half of the training file is
/// its pretraining part, the tail and its validation images come from the other half, the test file is the test set.
struct FashionTail {
    std::filesystem::path data = "/usr/share/datasets/fashion-mnist";  // Debian's package dataset-fashion-mnist
    double imbalance_factor = 100;
    std::int64_t max_count = 300;
    std::int64_t target = 150;  // images that every class of the tail is to have
    std::uint64_t seed = 0;
};

/// Throws Error naming what is missing.
void check_fashion_data(const FashionTail& tail);

/// Opens `folder`, or makes the project with this data's fit rule and prompt where there is none. Throws Error when the data is missing,
/// and for a project that was made of other data or with other sizes.
project::Project open_fashion_project(const std::filesystem::path& folder, const FashionTail& tail);

/// Imports, builds the long tail and plans; each only where it is not done yet.
jobs::Outcome import_fashion(project::Project& project, const FashionTail& tail, const jobs::Control& control,
                             const jobs::ProgressFn& report);
void make_fashion_tail(project::Project& project, const FashionTail& tail);

}  // namespace tw::workflow
