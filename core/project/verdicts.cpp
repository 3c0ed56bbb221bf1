#include "core/project/verdicts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/sql.h"
#include "core/project/trash.h"

#include <unordered_map>

namespace tw::project {
namespace {

using Action = std::optional<std::int64_t>;

/// [[image id, verdict, reason], …] with one entry a picture, so that one statement can judge them all.
Json wanted_list(const std::vector<Verdict>& verdicts) {
    Json wanted = Json::array();
    std::unordered_map<std::int64_t, std::size_t> places;
    for (const Verdict& verdict : verdicts) {
        if (verdict.verdict != "rejected" && !verdict.reason.empty()) {
            throw Error("only a rejected picture has a reason, but image " + std::to_string(verdict.image_id) + " is " + verdict.verdict);
        }
        const auto [place, is_new] = places.try_emplace(verdict.image_id, wanted.size());
        if (is_new) wanted.push_back(nullptr);
        wanted[place->second] = {verdict.image_id, verdict.verdict, verdict.reason};
    }
    return wanted;
}

void check_all_are_samples(const Project& project, const Json& wanted) {
    Query query(project,
                "SELECT json_extract(value, '$[0]') FROM json_each(?) WHERE NOT EXISTS "
                "(SELECT 1 FROM sample WHERE image_id = json_extract(value, '$[0]')) LIMIT 1",
                wanted);
    if (query.next()) throw Error("image " + query.text(0) + " is not a generated picture and cannot be judged");
}

/// One row for every wanted verdict that changes something.
void log_changes(const Project& project, std::int64_t action, const Json& wanted, const std::string& decided_by, Action decision) {
    execute(project,
            "INSERT INTO verdict_log (action_id, image_id, before, after) SELECT ?1, sample.image_id, "
            "json_object('verdict', sample.verdict, 'reason', sample.reason, 'decided_by', sample.decided_by, "
            "'decided_at', sample.decided_at, 'decision', sample.decision_id), "
            "json_object('verdict', wanted.verdict, 'reason', wanted.reason, 'decided_by', iif(wanted.judged, ?3, ''), "
            "'decided_at', iif(wanted.judged, ?4, ''), 'decision', iif(wanted.judged, ?5, NULL)) "
            "FROM (SELECT json_extract(value, '$[0]') AS image_id, json_extract(value, '$[1]') AS verdict, "
            "json_extract(value, '$[2]') AS reason, json_extract(value, '$[1]') <> 'unjudged' AS judged FROM json_each(?2)) AS wanted "
            "CROSS JOIN sample ON sample.image_id = wanted.image_id "
            "WHERE sample.verdict <> wanted.verdict OR sample.reason <> wanted.reason OR sample.decided_by <> iif(wanted.judged, ?3, '')",
            action, wanted, decided_by, now_utc(), decision);
}

/// Puts every picture of the action into its state of `column` ("before" or "after").
std::vector<std::int64_t> put(const Project& project, std::int64_t action, const std::string& column) {
    const auto state = [&](const char* field) { return "json_extract(log." + column + ", '$." + field + "')"; };
    execute(project,
            "UPDATE sample SET verdict = " + state("verdict") + ", reason = " + state("reason") + ", decided_by = " + state("decided_by") +
                ", decided_at = " + state("decided_at") + ", decision_id = " + state("decision") +
                " FROM verdict_log AS log WHERE log.action_id = ? AND sample.image_id = log.image_id",
            action);
    return query_ids(project, "SELECT image_id FROM verdict_log WHERE action_id = ? ORDER BY id", action);
}

std::int64_t last_action(const Project& project) {
    Query query(project, "SELECT COALESCE(MAX(action_id), 0) FROM verdict_log");
    query.next();
    return query.integer(0);
}

// Undone actions are always the newest ones, because a new action clears them; so both searches begin at the end.
Action action_to_undo(const Project& project) {
    Query query(project, "SELECT action_id FROM verdict_log WHERE undone = 0 ORDER BY action_id DESC LIMIT 1");
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

Action action_to_redo(const Project& project) {
    Query query(project, "SELECT action_id FROM verdict_log WHERE action_id > ? ORDER BY action_id LIMIT 1",
                action_to_undo(project).value_or(0));
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

std::int64_t size_of(const Project& project, Action action) {
    Query query(project, "SELECT COUNT(*) FROM verdict_log WHERE action_id = ?", action.value_or(0));
    return query.next() ? query.integer(0) : 0;
}

std::vector<std::int64_t> replay(const Project& project, Action action, const std::string& column, bool undone) {
    if (!action) return {};
    Transaction transaction(project);
    std::vector<std::int64_t> ids = put(project, *action, column);
    execute(project, "UPDATE verdict_log SET undone = ? WHERE action_id = ?", undone, *action);
    project.announce("sample", ids);
    transaction.commit();
    // A picture whose rejection is taken back comes out of the trash with it.
    TrashRepository trash(project);
    trash.restore(trash.among(ids));
    return ids;
}

}  // namespace

std::int64_t VerdictRepository::apply(const std::vector<Verdict>& verdicts, const std::string& decided_by, const Json& evidence) {
    const Json wanted = wanted_list(verdicts);
    Transaction transaction(project_);
    check_all_are_samples(project_, wanted);
    const std::int64_t undoable = action_to_undo(project_).value_or(0);
    const std::int64_t action = last_action(project_) + 1;
    log_changes(project_, action, wanted, decided_by, evidence.is_null() ? std::nullopt : std::optional(action));
    const bool changed = size_of(project_, action) > 0;
    if (changed) {
        if (!evidence.is_null()) execute(project_, "INSERT INTO decision (id, evidence) VALUES (?, ?)", action, evidence);
        project_.announce("sample", put(project_, action, "after"));
        // What was undone before this action can no longer be redone.
        execute(project_, "DELETE FROM verdict_log WHERE action_id > ? AND action_id < ?", undoable, action);
        execute(project_, "DELETE FROM decision WHERE id > ? AND id < ?", undoable, action);
    }
    transaction.commit();
    return changed ? action : 0;
}

std::vector<std::int64_t> VerdictRepository::undo() {
    return replay(project_, action_to_undo(project_), "before", true);
}

std::vector<std::int64_t> VerdictRepository::redo() {
    return replay(project_, action_to_redo(project_), "after", false);
}

std::int64_t VerdictRepository::newest_action() const {
    return action_to_undo(project_).value_or(0);
}

bool VerdictRepository::can_undo() const {
    return action_to_undo(project_).has_value();
}

bool VerdictRepository::can_redo() const {
    return action_to_redo(project_).has_value();
}

std::int64_t VerdictRepository::undo_size() const {
    return size_of(project_, action_to_undo(project_));
}

std::int64_t VerdictRepository::redo_size() const {
    return size_of(project_, action_to_redo(project_));
}

Json VerdictRepository::evidence(std::int64_t decision_id) const {
    Query query(project_, "SELECT evidence FROM decision WHERE id = ?", decision_id);
    if (!query.next()) throw Error("the project has no decision " + std::to_string(decision_id));
    return query.json(0);
}

std::vector<VerdictRepository::Judged> VerdictRepository::by_person(std::int64_t limit) const {
    std::vector<Judged> judged;
    Query query(project_,
                "SELECT image_id, verdict FROM sample WHERE decided_by = 'person' ORDER BY decided_at DESC, image_id DESC LIMIT ?", limit);
    while (query.next()) judged.push_back({query.integer(0), query.text(1) == "accepted"});
    return judged;
}

}  // namespace tw::project
