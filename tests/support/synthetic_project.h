#pragma once

#include "core/base/file.h"
#include "core/media/image.h"
#include "core/project/classes.h"
#include "core/project/project.h"
#include "core/project/runs.h"
#include "core/project/samples.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tw::test {

struct SyntheticOptions {
    std::vector<std::int64_t> train = {12, 6, 3};  // training images, one number a class: "class_0", "class_1", …
    std::int64_t validation = 3;                   // of every class
    std::int64_t test = 3;
    std::int64_t pretrain = 0;
    std::int64_t samples = 4;  // generated ones of every class, unjudged, in the chosen run "run_1"
    int width = 28, height = 28, channels = 1;
    bool scores = true;  // of samples and of training images, every name in scores.h
    std::uint64_t seed = 0;
};

/// A picture of a class: its own pattern of bars plus noise, so that pictures of one class are nearer to each other than to others.
media::Image synthetic_picture(int ordinal, std::uint64_t seed, int width = 28, int height = 28, int channels = 1);

/// A whole project in a folder of its own, made without the import stage: classes, PNG files on disk with their rows, a frozen split, a
/// finished queue item for each class, samples with provenance and scores. Sample k of a class has seed 1000 * ordinal + k, and margin
/// 0.1 * (samples - k) - 0.15, so that the first ones pass a threshold of 0 and the last ones do not.
class SyntheticProject {
public:
    explicit SyntheticProject(const SyntheticOptions& options = {});

    project::Project& project() { return project_; }
    const std::filesystem::path& folder() const { return project_.folder(); }
    /// Folder of the real pictures, outside the project.
    std::filesystem::path originals() const { return temp_.path() / "originals"; }
    const std::vector<project::Class>& classes() const { return classes_; }
    const project::GenerationRun& run() const { return run_; }

    /// Real pictures of a class with files and rows; their ids.
    std::vector<std::int64_t> add_real(const project::Class& of, const std::string& partition, std::int64_t count);
    /// Generated pictures of a class with files, rows, and scores when `scores`; their ids.
    std::vector<std::int64_t> add_samples(const project::Class& of, const project::GenerationRun& run, std::int64_t count,
                                          bool scores = true);
    /// A further run, not chosen.
    project::GenerationRun add_run(const std::string& name, const std::string& method = "plain_cfg");

private:
    void add_real_scores(std::int64_t image_id, const project::Class& of);

    TempDir temp_{"tailwright-synthetic"};
    SyntheticOptions options_;
    project::Project project_;
    std::vector<project::Class> classes_;
    project::GenerationRun run_;
    std::uint64_t pictures_ = 0;
};

}  // namespace tw::test
