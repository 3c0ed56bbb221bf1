#include "core/project/samples.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/image_rows.h"

namespace tw::project {
namespace {

const std::string from_samples = " FROM image JOIN sample ON sample.image_id = image.id";
const std::string select_samples =
    std::string("SELECT ") + image_columns +
    ", sample.queue_item_id, sample.seed, sample.source_image_id, sample.negative_class_id, sample.provenance, sample.verdict, "
    "sample.reason, sample.decided_by, sample.decided_at, sample.created" +
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
    return sample;
}

/// The one WHERE of ids(), list(), count() and reject_reasons(), so that a shown number is the number acted on.
Where conditions(const SampleFilter& filter) {
    Where where;
    if (filter.run_ids.empty()) {
        where.also("image.run_id IN (SELECT id FROM generation_run WHERE chosen = 1)");
    } else {
        where.also("image.run_id IN (SELECT value FROM json_each(?))", id_list(filter.run_ids));
    }
    if (filter.class_id != 0) where.also("image.class_id = ?", filter.class_id);
    if (!filter.verdict.empty()) where.also("sample.verdict = ?", filter.verdict);
    return where;
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
    std::vector<std::int64_t> ids;
    Query query(project_, conditions(filter), "SELECT image.id" + from_samples, " ORDER BY image.id");
    while (query.next()) ids.push_back(query.integer(0));
    return ids;
}

std::vector<Sample> SampleRepository::list(const SampleFilter& filter) const {
    std::vector<Sample> samples;
    Query query(project_, conditions(filter), select_samples, " ORDER BY image.id");
    while (query.next()) samples.push_back(read_sample(query));
    return samples;
}

std::int64_t SampleRepository::count(const SampleFilter& filter) const {
    Query query(project_, conditions(filter), "SELECT COUNT(*)" + from_samples);
    return query.next() ? query.integer(0) : 0;
}

std::map<std::int64_t, VerdictCounts> SampleRepository::counts_by_class(const std::vector<std::int64_t>& run_ids) const {
    std::map<std::int64_t, VerdictCounts> counts;
    Query query(project_, conditions({run_ids, 0, ""}), "SELECT image.class_id, sample.verdict, COUNT(*)" + from_samples, " GROUP BY 1, 2");
    while (query.next()) {
        VerdictCounts& of_class = counts[query.integer(0)];
        const std::string verdict = query.text(1);
        (verdict == "accepted" ? of_class.accepted : verdict == "rejected" ? of_class.rejected : of_class.unjudged) = query.integer(2);
    }
    return counts;
}

std::map<std::string, std::int64_t> SampleRepository::reject_reasons(const SampleFilter& filter) const {
    std::map<std::string, std::int64_t> counts;
    Where where = conditions(filter);
    where.also("sample.verdict = 'rejected'");
    Query query(project_, where, "SELECT sample.reason, COUNT(*)" + from_samples, " GROUP BY 1");
    while (query.next()) counts[query.text(0)] = query.integer(1);
    return counts;
}

}  // namespace tw::project
