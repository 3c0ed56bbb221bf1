#pragma once

#include "core/project/images.h"

#include <map>
#include <optional>
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
    std::string decided_by;            // "", "person", "rule"
    std::string decided_at, created;
};

struct SampleFilter {
    std::vector<std::int64_t> run_ids;  // empty: the chosen runs
    std::int64_t class_id = 0;          // 0: any
    std::string verdict;                // "": any
};

struct VerdictCounts {
    std::int64_t accepted = 0, rejected = 0, unjudged = 0;
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
    std::vector<Sample> list(const SampleFilter& filter) const;
    std::int64_t count(const SampleFilter& filter) const;  // the same WHERE as ids()
    /// class id -> counts, of the runs (empty: the chosen ones).
    std::map<std::int64_t, VerdictCounts> counts_by_class(const std::vector<std::int64_t>& run_ids = {}) const;
    /// reason -> count of the rejected ones that match.
    std::map<std::string, std::int64_t> reject_reasons(const SampleFilter& filter) const;

private:
    const Project& project_;
};

}  // namespace tw::project
