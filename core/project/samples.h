#pragma once

#include "core/project/images.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace tw::project {

struct Sample {
    ImageRow image;  // kind "synthetic"
    std::int64_t queue_item_id = 0;
    std::uint64_t seed = 0;
    std::optional<std::int64_t> source_image_id;
    std::optional<std::int64_t> negative_class_id;
    Json provenance;                   // the one provenance record
    std::string verdict = "unjudged";  // "unjudged", "accepted", "rejected"
    std::string reason;                // "", "wrong_class", "artefact", "too_like_real", "off_style"
    std::string decided_by;            // "", "person", "rule", "sample"
    std::string decided_at, created;
    std::optional<std::int64_t> decision_id;  // of the evidence, where many were judged at once
};

/// On one side of a limit; a picture without the score is on neither.
struct ScoreBound {
    std::string score;
    double limit = 0;
    bool above = true;  // the limit itself is on this side only
};

/// What of a sample is needed to find its picture's remembered vectors.
struct SampleKey {
    std::int64_t image_id = 0, class_id = 0;
    std::string sha256;
};

/// Pictures that a person moved to the trash match no filter.
struct SampleFilter {
    std::vector<std::int64_t> run_ids;  // empty: the chosen runs
    std::int64_t class_id = 0;          // 0: any
    std::string verdict;                // "": any
    std::optional<ScoreBound> bound = std::nullopt;
};

struct VerdictCounts {
    std::int64_t accepted = 0, rejected = 0, unjudged = 0;
    std::int64_t scored = 0;  // of all three: those that have a margin
};

struct SampleVerdict {
    std::string verdict, reason;
};

struct RefusedSample {
    std::int64_t queue_item_id = 0;
    std::uint64_t seed = 0;
    std::int64_t like_image_id = 0;
    double distance = 0;
};

class SampleRepository {
public:
    explicit SampleRepository(const Project& project) : project_(project) {}
    /// Image row and sample row in one transaction; sets image.id.
    void add(Sample& sample);
    void add_refused(const RefusedSample& refused);
    std::vector<RefusedSample> refused(std::int64_t run_id) const;
    Sample get(std::int64_t image_id) const;
    std::vector<std::int64_t> ids(const SampleFilter& filter) const;  // by id
    /// Those of `ids` that match.
    std::set<std::int64_t> matching(const SampleFilter& filter, const std::vector<std::int64_t>& ids) const;
    std::map<std::int64_t, SampleVerdict> verdicts(const std::vector<std::int64_t>& ids) const;
    std::vector<Sample> list(const SampleFilter& filter) const;
    std::vector<SampleKey> newest_keys(const SampleFilter& filter, std::int64_t limit) const;  // by falling id
    std::int64_t count(const SampleFilter& filter) const;                                      // the same samples as ids()
    /// Up to `count` ids, spread evenly over all samples.
    std::vector<std::int64_t> spread(std::int64_t count) const;
    /// class id -> counts, of the runs (empty: the chosen ones).
    std::map<std::int64_t, VerdictCounts> counts_by_class(const std::vector<std::int64_t>& run_ids = {}) const;
    /// reason -> count of the rejected ones that match, those in the trash too: why they were rejected is still worth knowing.
    std::map<std::string, std::int64_t> reject_reasons(const SampleFilter& filter) const;

private:
    std::vector<std::int64_t> ids_one_by_one(const SampleFilter& filter) const;
    std::vector<std::int64_t> ids_of_runs(const std::vector<std::int64_t>& run_ids) const;
    bool has_all_runs(const std::vector<std::int64_t>& run_ids) const;

    const Project& project_;
};

}  // namespace tw::project
