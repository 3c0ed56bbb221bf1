#include "core/project/samples.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/image_rows.h"

#include <algorithm>
#include <iterator>

namespace tw::project {
namespace {

const std::string from_samples = " FROM image JOIN sample ON sample.image_id = image.id";
const std::string select_samples =
    std::string("SELECT ") + image_columns +
    ", sample.queue_item_id, sample.seed, sample.source_image_id, sample.negative_class_id, sample.provenance, sample.verdict, "
    "sample.reason, sample.decided_by, sample.decided_at, sample.created, sample.decision_id" +
    from_samples;

Sample read_sample(const Query& query) {
    constexpr int first = image_column_count;
    Sample sample;
    sample.image = read_image(query);
    sample.queue_item_id = query.integer(first);
    sample.seed = query.bits(first + 1);
    sample.source_image_id = query.maybe_integer(first + 2);
    sample.negative_class_id = query.maybe_integer(first + 3);
    sample.provenance = query.json(first + 4);
    sample.verdict = query.text(first + 5);
    sample.reason = query.text(first + 6);
    sample.decided_by = query.text(first + 7);
    sample.decided_at = query.text(first + 8);
    sample.created = query.text(first + 9);
    sample.decision_id = query.maybe_integer(first + 10);
    return sample;
}

void of_runs(Where& where, const std::vector<std::int64_t>& run_ids) {
    if (run_ids.empty()) {
        where.also("image.run_id IN (SELECT id FROM generation_run WHERE chosen = 1)");
    } else {
        where.also("image.run_id IN (SELECT value FROM json_each(?))", id_list(run_ids));
    }
}

/// The one WHERE of list(), newest_keys(), count(), matching() and reject_reasons(), so that a shown number is the number acted on.
Where conditions(const SampleFilter& filter, bool with_trash = false) {
    Where where;
    if (!with_trash) where.also("NOT EXISTS (SELECT 1 FROM trash WHERE trash.image_id = image.id)");
    of_runs(where, filter.run_ids);
    if (filter.class_id != 0) where.also("image.class_id = ?", filter.class_id);
    if (!filter.verdict.empty()) where.also("sample.verdict = ?", filter.verdict);
    if (filter.bound) {
        where.also(
            "(SELECT value FROM score WHERE score.image_id = image.id AND name = ?) " + std::string(filter.bound->above ? ">= ?" : "< ?"),
            filter.bound->score, filter.bound->limit);
    }
    return where;
}

using Ids = std::vector<std::int64_t>;  // ascending here

Ids both(const Ids& a, const Ids& b) {
    Ids ids;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(ids));
    return ids;
}

Ids without(Ids ids, const Ids& gone) {
    if (gone.empty()) return ids;
    Ids left;
    std::set_difference(ids.begin(), ids.end(), gone.begin(), gone.end(), std::back_inserter(left));
    return left;
}

std::optional<std::int64_t> unless_zero(std::int64_t id) {
    return id == 0 ? std::nullopt : std::optional(id);
}

}  // namespace

void SampleRepository::add(Sample& sample) {
    Transaction transaction(project_);
    ImageRepository(project_).add(sample.image);
    if (sample.created.empty()) sample.created = now_utc();
    if (sample.provenance.is_null()) sample.provenance = Json::object();
    execute(project_,
            "INSERT INTO sample (image_id, queue_item_id, seed, source_image_id, negative_class_id, provenance, verdict, reason, "
            "decided_by, decided_at, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            sample.image.id, unless_zero(sample.queue_item_id), sample.seed, sample.source_image_id, sample.negative_class_id,
            sample.provenance, sample.verdict, sample.reason, sample.decided_by, sample.decided_at, sample.created);
    project_.announce("sample", {sample.image.id});
    transaction.commit();
}

void SampleRepository::add_refused(const RefusedSample& refused) {
    execute(project_, "INSERT INTO refused_sample (queue_item_id, seed, like_image_id, distance) VALUES (?, ?, ?, ?)",
            refused.queue_item_id, refused.seed, refused.like_image_id, refused.distance);
    project_.announce("refused_sample");
}

std::vector<RefusedSample> SampleRepository::refused(std::int64_t run_id) const {
    std::vector<RefusedSample> all;
    Query query(project_,
                "SELECT r.queue_item_id, r.seed, r.like_image_id, r.distance FROM refused_sample r JOIN queue_item q ON q.id = "
                "r.queue_item_id WHERE q.run_id = ? ORDER BY r.id",
                run_id);
    while (query.next()) all.push_back({query.integer(0), query.bits(1), query.integer(2), query.real(3)});
    return all;
}

Sample SampleRepository::get(std::int64_t image_id) const {
    Query query(project_, select_samples + " WHERE sample.image_id = ?", image_id);
    if (!query.next()) throw Error("the project has no generated picture " + std::to_string(image_id));
    return read_sample(query);
}

std::vector<std::int64_t> SampleRepository::ids(const SampleFilter& filter) const {
    if (filter.class_id != 0 || filter.bound) return ids_one_by_one(filter);
    // Of all classes there may be a million: each half is read from an index alone, and no row is looked up for the other half.
    std::vector<std::int64_t> ids;
    if (filter.verdict.empty()) {
        ids = ids_of_runs(filter.run_ids);
    } else {
        ids = query_ids(project_, "SELECT image_id FROM sample WHERE verdict = ? ORDER BY image_id", filter.verdict);
        if (!has_all_runs(filter.run_ids)) ids = both(ids, ids_of_runs(filter.run_ids));
    }
    return without(std::move(ids), query_ids(project_, "SELECT image_id FROM trash ORDER BY image_id"));
}

std::vector<std::int64_t> SampleRepository::ids_one_by_one(const SampleFilter& filter) const {
    std::vector<std::int64_t> ids;
    Query query(project_, conditions(filter), "SELECT image.id FROM image CROSS JOIN sample ON sample.image_id = image.id",
                " ORDER BY image.id");
    while (query.next()) ids.push_back(query.integer(0));
    return ids;
}

std::vector<std::int64_t> SampleRepository::ids_of_runs(const std::vector<std::int64_t>& run_ids) const {
    std::vector<std::int64_t> ids;
    Where where;
    of_runs(where, run_ids);
    Query query(project_, where, "SELECT image.id FROM image");
    while (query.next()) ids.push_back(query.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool SampleRepository::has_all_runs(const std::vector<std::int64_t>& run_ids) const {
    if (!run_ids.empty()) return false;
    Query query(project_, "SELECT 1 FROM generation_run WHERE chosen = 0 LIMIT 1");
    return !query.next();
}

std::vector<std::int64_t> SampleRepository::spread(std::int64_t count) const {
    std::vector<std::int64_t> ids;
    Query lowest(project_, "SELECT MIN(image_id) FROM sample"), highest(project_, "SELECT MAX(image_id) FROM sample");
    if (!lowest.next() || !highest.next() || lowest.is_null(0)) return ids;
    const std::int64_t last = highest.integer(0);
    const std::int64_t step = std::max<std::int64_t>(1, (last - lowest.integer(0)) / std::max<std::int64_t>(1, count));
    for (std::int64_t from = lowest.integer(0); from <= last && static_cast<std::int64_t>(ids.size()) < count; from = ids.back() + step) {
        Query query(project_, "SELECT image_id FROM sample WHERE image_id >= ? ORDER BY image_id LIMIT 1", from);
        query.next();
        ids.push_back(query.integer(0));
    }
    return ids;
}

std::set<std::int64_t> SampleRepository::matching(const SampleFilter& filter, const std::vector<std::int64_t>& ids) const {
    std::set<std::int64_t> matching;
    Where where = conditions(filter);
    where.also("image.id IN (SELECT value FROM json_each(?))", id_list(ids));
    Query query(project_, where, "SELECT image.id" + from_samples);
    while (query.next()) matching.insert(query.integer(0));
    return matching;
}

std::map<std::int64_t, SampleVerdict> SampleRepository::verdicts(const std::vector<std::int64_t>& ids) const {
    std::map<std::int64_t, SampleVerdict> verdicts;
    Query query(project_, "SELECT image_id, verdict, reason FROM sample WHERE image_id IN (SELECT value FROM json_each(?))", id_list(ids));
    while (query.next()) verdicts[query.integer(0)] = {query.text(1), query.text(2)};
    return verdicts;
}

std::vector<Sample> SampleRepository::list(const SampleFilter& filter) const {
    std::vector<Sample> samples;
    Query query(project_, conditions(filter), select_samples, " ORDER BY image.id");
    while (query.next()) samples.push_back(read_sample(query));
    return samples;
}

std::vector<SampleKey> SampleRepository::newest_keys(const SampleFilter& filter, std::int64_t limit) const {
    std::vector<SampleKey> keys;
    // From the newest sample backwards, so that nothing is sorted and no older one is looked at.
    Query query(project_, conditions(filter),
                "SELECT image.id, image.class_id, image.sha256 FROM sample CROSS JOIN image ON image.id = sample.image_id",
                " ORDER BY sample.image_id DESC LIMIT " + std::to_string(limit));
    while (query.next()) keys.push_back({query.integer(0), query.integer(1), query.text(2)});
    return keys;
}

std::int64_t SampleRepository::count(const SampleFilter& filter) const {
    Query query(project_, conditions(filter), "SELECT COUNT(*)" + from_samples);
    return query.next() ? query.integer(0) : 0;
}

std::map<std::int64_t, VerdictCounts> SampleRepository::counts_by_class(const std::vector<std::int64_t>& run_ids) const {
    std::map<std::int64_t, VerdictCounts> counts;
    Where where;
    of_runs(where, run_ids);
    where.also("images > 0");
    Query query(project_, where, "SELECT class_id, what, images FROM image_count AS image");
    while (query.next()) {
        VerdictCounts& of_class = counts[query.integer(0)];
        const std::string what = query.text(1);
        (what == "accepted"   ? of_class.accepted
         : what == "rejected" ? of_class.rejected
         : what == "scored"   ? of_class.scored
                              : of_class.unjudged) += query.integer(2);
    }
    return counts;
}

std::map<std::string, std::int64_t> SampleRepository::reject_reasons(const SampleFilter& filter) const {
    std::map<std::string, std::int64_t> counts;
    Where where = conditions(filter, true);
    where.also("sample.verdict = 'rejected'");
    Query query(project_, where, "SELECT sample.reason, COUNT(*)" + from_samples, " GROUP BY 1");
    while (query.next()) counts[query.text(0)] = query.integer(1);
    return counts;
}

}  // namespace tw::project
