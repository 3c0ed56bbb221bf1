#include "core/project/scores.h"

#include "core/project/sql.h"

#include <algorithm>
#include <limits>

namespace tw::project {
namespace {

constexpr const char* select_wanted =
    "SELECT score.image_id, score.value FROM json_each(?) AS wanted CROSS JOIN score ON score.image_id = wanted.value AND score.name = ?";

std::map<std::string, double> read_values(Query&& query) {
    std::map<std::string, double> values;
    while (query.next()) values[query.text(0)] = query.real(1);
    return values;
}

}  // namespace

void ScoreRepository::set(std::int64_t image_id, const std::map<std::string, double>& scores) {
    Transaction transaction(project_);
    for (const auto& [name, value] : scores) {
        execute(project_, "INSERT INTO score (image_id, name, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                image_id, name, value);
    }
    project_.announce("score", {image_id});
    transaction.commit();
}

void ScoreRepository::forget(std::int64_t image_id) {
    execute(project_, "DELETE FROM score WHERE image_id = ?", image_id);
    project_.announce("score", {image_id});
}

std::map<std::string, double> ScoreRepository::get(std::int64_t image_id) const {
    return read_values(Query(project_, "SELECT name, value FROM score WHERE image_id = ?", image_id));
}

std::map<std::int64_t, double> ScoreRepository::by_name(const std::string& name, const std::vector<std::int64_t>& image_ids) const {
    std::map<std::int64_t, double> values;
    Query query(project_, select_wanted, id_list(image_ids), name);
    while (query.next()) values[query.integer(0)] = query.real(1);
    return values;
}

std::vector<double> ScoreRepository::values(const std::string& name, const std::vector<std::int64_t>& image_ids) const {
    std::vector<double> values;
    Query query(project_, select_wanted, id_list(image_ids), name);
    while (query.next()) values.push_back(query.real(1));
    return values;
}

void ScoreRepository::each(std::int64_t first_id, std::int64_t last_id,
                           const std::function<void(std::int64_t, const std::string&, double)>& take) const {
    Query query(project_, "SELECT image_id, name, value FROM score WHERE image_id BETWEEN ? AND ? ORDER BY image_id", first_id, last_id);
    while (query.next()) take(query.integer(0), query.text(1), query.real(2));
}

std::vector<std::int64_t> ScoreRepository::highest_first(const std::string& name) const {
    // In pieces, each from where the last one ended: no piece keeps a writer's log from being folded back for long.
    constexpr std::size_t piece = 50'000;
    std::vector<std::int64_t> ids;
    double value = std::numeric_limits<double>::infinity();
    std::int64_t id = std::numeric_limits<std::int64_t>::max();
    std::size_t equals = 0;  // where the ids of the last value begin
    const auto turn_equals = [&] { std::reverse(ids.begin() + static_cast<std::ptrdiff_t>(equals), ids.end()); };
    for (std::size_t read = piece; read == piece;) {
        Query query(
            project_,
            "SELECT image_id, value FROM score WHERE name = ? AND (value, image_id) < (?, ?) ORDER BY value DESC, image_id DESC LIMIT ?",
            name, value, id, piece);
        for (read = 0; query.next(); ++read) {
            id = query.integer(0);
            if (const double next = query.real(1); next != value) {
                turn_equals();
                equals = ids.size();
                value = next;
            }
            ids.push_back(id);
        }
    }
    turn_equals();
    return ids;
}

void ScoreRepository::set_threshold(std::int64_t class_id, const std::string& name, double value) {
    execute(project_, "INSERT OR REPLACE INTO threshold (class_id, name, value) VALUES (?, ?, ?)", class_id, name, value);
    project_.announce("threshold", {class_id});
}

std::optional<double> ScoreRepository::threshold(std::int64_t class_id, const std::string& name) const {
    Query query(project_, "SELECT value FROM threshold WHERE class_id IN (0, ?) AND name = ? ORDER BY class_id DESC LIMIT 1", class_id,
                name);
    return query.next() ? std::optional(query.real(0)) : std::nullopt;
}

std::map<std::string, double> ScoreRepository::thresholds(std::int64_t class_id) const {
    // Rows of all classes come first and are overwritten by the class's own.
    return read_values(Query(project_, "SELECT name, value FROM threshold WHERE class_id IN (0, ?) ORDER BY class_id", class_id));
}

}  // namespace tw::project
