#include "core/project/queue.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/sql.h"

#include <algorithm>

namespace tw::project {
namespace {

// After this many attempts that ended in a crash an item is held back.
constexpr int most_attempts = 2;

const std::string select_items = "SELECT id, run_id, class_id, position, request, images, state, attempts, failure, reason FROM queue_item";

QueueItem read_item(const Query& query) {
    return {query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.json(4),
            query.number(5),  query.text(6),    query.number(7),  query.text(8),    query.text(9)};
}

}  // namespace

std::int64_t QueueRepository::enqueue(QueueItem item, bool first) {
    item.id = insert(project_,
                     "INSERT INTO queue_item (run_id, class_id, position, request, images, state, changed) SELECT ?, ?, "
                     "CASE WHEN ? THEN COALESCE(MIN(position), 0) - 1 ELSE COALESCE(MAX(position), 0) + 1 END, "
                     "?, ?, 'waiting', ? FROM queue_item",
                     item.run_id, item.class_id, first, item.request, item.images, now_utc());
    project_.announce("queue_item", {item.id});
    return item.id;
}

std::optional<QueueItem> QueueRepository::next_waiting() const {
    Query query(project_, select_items + " WHERE state = 'waiting' ORDER BY position LIMIT 1");
    return query.next() ? std::optional(read_item(query)) : std::nullopt;
}

QueueItem QueueRepository::get(std::int64_t id) const {
    Query query(project_, select_items + " WHERE id = ?", id);
    if (!query.next()) throw Error("the queue has no item " + std::to_string(id));
    return read_item(query);
}

std::vector<QueueItem> QueueRepository::all() const {
    std::vector<QueueItem> items;
    Query query(project_, select_items + " ORDER BY position");
    while (query.next()) items.push_back(read_item(query));
    return items;
}

void QueueRepository::mark_running(std::int64_t id) {
    execute(project_,
            "UPDATE queue_item SET state = 'running', attempts = attempts + 1, failure = '', reason = '', changed = ? "
            "WHERE id = ?",
            now_utc(), id);
    project_.announce("queue_item", {id});
}

void QueueRepository::mark(std::int64_t id, const std::string& state, const std::string& failure, const std::string& reason) {
    execute(project_, "UPDATE queue_item SET state = ?, failure = ?, reason = ?, changed = ? WHERE id = ?", state, failure, reason,
            now_utc(), id);
    project_.announce("queue_item", {id});
}

void QueueRepository::recover_after_crash() {
    const std::vector<std::int64_t> ids = query_ids(project_, "SELECT id FROM queue_item WHERE state = 'running'");
    if (ids.empty()) return;
    Transaction transaction(project_);
    for (const std::int64_t id : ids) {
        const bool suspect = get(id).attempts >= most_attempts;
        mark(id, suspect ? "suspect" : "waiting", "crash", "the program ended while this batch was being drawn");
    }
    transaction.commit();
}

void QueueRepository::move_before(std::int64_t id, std::int64_t other_id) {
    if (id == other_id) return;
    Transaction transaction(project_);
    std::vector<std::int64_t> ids, positions;
    Query query(project_, "SELECT id, position FROM queue_item WHERE state = 'waiting' ORDER BY position");
    while (query.next()) {
        ids.push_back(query.integer(0));
        positions.push_back(query.integer(1));
    }
    const auto moved = std::find(ids.begin(), ids.end(), id);
    if (moved == ids.end()) throw Error("queue item " + std::to_string(id) + " is not waiting, so it has no place to move from");
    ids.erase(moved);
    const auto place = other_id == 0 ? ids.end() : std::find(ids.begin(), ids.end(), other_id);
    if (other_id != 0 && place == ids.end()) throw Error("queue item " + std::to_string(other_id) + " is not waiting any more");
    ids.insert(place, id);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        execute(project_, "UPDATE queue_item SET position = ? WHERE id = ? AND position <> ?", positions[i], ids[i], positions[i]);
    }
    project_.announce("queue_item", ids);
    transaction.commit();
}

void QueueRepository::retry(std::int64_t id) {
    const QueueItem item = get(id);
    if (item.state != "failed" && item.state != "suspect" && item.state != "cancelled") {
        throw Error("queue item " + std::to_string(id) + " is " + item.state + " and cannot be tried again");
    }
    execute(project_, "UPDATE queue_item SET state = 'waiting', attempts = 0, failure = '', reason = '', changed = ? WHERE id = ?",
            now_utc(), id);
    project_.announce("queue_item", {id});
}

std::vector<std::uint64_t> QueueRepository::finished_seeds(std::int64_t id) const {
    std::vector<std::uint64_t> seeds;
    Query query(project_,
                "SELECT seed FROM sample WHERE queue_item_id = ?1 UNION ALL SELECT seed FROM refused_sample WHERE "
                "queue_item_id = ?1",
                id);
    while (query.next()) seeds.push_back(query.bits(0));
    return seeds;
}

}  // namespace tw::project
