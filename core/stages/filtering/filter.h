#pragma once

#include "core/jobs/job.h"
#include "core/project/scores.h"
#include "core/worker/client/client.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tw::stages {

/// Scores of every sample of the runs (empty: chosen) that has none yet, and of the real training images, leave one out.
/// "margin" = CLIP cosine to the own class minus the best other class (text and shrunk image centroids together),
/// "hard_cosine" = mean of the 3 highest cosines to the class's real images, "nearest_real" = smallest pixel
/// distance to a real training image of the class, "contrast" = standard deviation of grey, "roughness" = neighbouring differences over
/// contrast (noise), "blank" = 1 for a flat or unreadable picture. A score is made again only when what it depends on has changed.
void score_samples(project::Project& project, worker::Client& client, const std::vector<std::int64_t>& run_ids,
                   const jobs::Control& control, const jobs::ProgressFn& report);

/// Thresholds that keep `keep_share` of the real training images of the class (pooled with all classes where it has fewer than 20; then
/// never stricter than the class's own worst real image). Tests for evident faults (contrast, roughness, nearest_real) cut a fifth of
/// the rest only. What a person set stays.
void set_default_thresholds(project::Project& project, double keep_share = 0.95);

/// A person's threshold; class_id 0: for every class. Throws Error for a score that has none.
void set_threshold_by_hand(project::Project& project, std::int64_t class_id, const std::string& score, double value);

struct FilterCheck {
    bool keep = true;
    std::string reason;    // "", "wrong_class", "artefact", "too_like_real", "off_style"
    std::string sentence;  // "margin -0.04 is below 0.01"
};

/// Decides from stored scores and thresholds alone; nothing is computed again.
FilterCheck check_sample(const std::map<std::string, double>& scores, const std::map<std::string, double>& thresholds);

/// Which tests decide: none (all is kept), the thresholds against the real images, or Diff-Mix's own: a tenth of the runs' pictures
/// goes, those that CLIP holds least likely to show the data set's super-class.
enum class FilterKind { none, thresholds, diff_mix };

/// Score "superclass" of every readable sample of the runs (empty: chosen), which FilterKind::diff_mix decides by. Throws Error for a
/// data set without a super-class.
void score_superclass(project::Project& project, worker::Client& client, const std::vector<std::int64_t>& run_ids,
                      const jobs::Control& control, const jobs::ProgressFn& report);

using SampleCheck = std::function<FilterCheck(const std::map<std::string, double>& scores, std::int64_t class_id)>;
/// `project` must outlive it.
SampleCheck sample_check(const project::Project& project, const std::vector<std::int64_t>& run_ids, FilterKind kind);

struct KeepRate {
    std::int64_t class_id = 0;
    std::int64_t drawn = 0, kept = 0;
    std::string warning;  // "the model evidently cannot draw this class: 9 of 120 kept"
};
std::vector<KeepRate> keep_rates(const project::Project& project, const std::vector<std::int64_t>& run_ids,
                                 FilterKind kind = FilterKind::thresholds);

struct ScoreHistogram {
    std::vector<double> samples, real;  // values of one class and score
    double threshold = 0;
};
ScoreHistogram score_histogram(const project::Project& project, const std::string& score, std::int64_t class_id);

}  // namespace tw::stages
