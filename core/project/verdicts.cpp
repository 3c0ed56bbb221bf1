#include "core/project/verdicts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {
namespace {

Json read_state(const Project& project, std::int64_t image_id) {
    Query query(project, "SELECT verdict, reason, decided_by, decided_at FROM sample WHERE image_id = ?", image_id);
    if (!query.next()) throw Error("image " + std::to_string(image_id) + " is not a generated picture and cannot be judged");
    return {{"verdict", query.text(0)}, {"reason", query.text(1)}, {"decided_by", query.text(2)}, {"decided_at", query.text(3)}};
}

void write_state(const Project& project, std::int64_t image_id, const Json& state) {
    execute(project, "UPDATE sample SET verdict = ?, reason = ?, decided_by = ?, decided_at = ? WHERE image_id = ?",
            state.at("verdict").get<std::string>(), state.at("reason").get<std::string>(), state.at("decided_by").get<std::string>(),
            state.at("decided_at").get<std::string>(), image_id);
}

Json state_after(const Verdict& verdict, const std::string& decided_by) {
    if (verdict.verdict != "rejected" && !verdict.reason.empty()) {
        throw Error("only a rejected picture has a reason, but image " + std::to_string(verdict.image_id) + " is " + verdict.verdict);
    }
    const bool judged = verdict.verdict != "unjudged";
    return {{"verdict", verdict.verdict},
            {"reason", verdict.reason},
            {"decided_by", judged ? decided_by : ""},
            {"decided_at", judged ? now_utc() : ""}};
}

bool same_judgement(const Json& a, const Json& b) {
    return a["verdict"] == b["verdict"] && a["reason"] == b["reason"] && a["decided_by"] == b["decided_by"];
}

std::int64_t last_action(const Project& project) {
    Query query(project, "SELECT COALESCE(MAX(action_id), 0) FROM verdict_log");
    query.next();
    return query.integer(0);
}

// Undone actions are always the newest ones, because a new action clears them; so both searches begin at the end.
std::optional<std::int64_t> action_to_undo(const Project& project) {
    Query query(project, "SELECT action_id FROM verdict_log WHERE undone = 0 ORDER BY action_id DESC LIMIT 1");
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

std::optional<std::int64_t> action_to_redo(const Project& project) {
    Query query(project, "SELECT action_id FROM verdict_log WHERE action_id > ? ORDER BY action_id LIMIT 1",
                action_to_undo(project).value_or(0));
    return query.next() ? std::optional(query.integer(0)) : std::nullopt;
}

/// Puts every picture of the action into its state of `column` ("before" or "after").
std::vector<std::int64_t> replay(const Project& project, std::optional<std::int64_t> action, const std::string& column, bool undone) {
    if (!action) return {};
    std::vector<std::int64_t> ids;
    Transaction transaction(project);
    {
        Query query(project, "SELECT image_id, " + column + " FROM verdict_log WHERE action_id = ? ORDER BY id", *action);
        while (query.next()) {
            ids.push_back(query.integer(0));
            write_state(project, ids.back(), query.json(1));
        }
    }
    execute(project, "UPDATE verdict_log SET undone = ? WHERE action_id = ?", undone, *action);
    project.announce("sample", ids);
    transaction.commit();
    return ids;
}

}  // namespace

std::int64_t VerdictRepository::apply(const std::vector<Verdict>& verdicts, const std::string& decided_by) {
    Transaction transaction(project_);
    const std::int64_t undoable = action_to_undo(project_).value_or(0);
    const std::int64_t action = last_action(project_) + 1;
    std::vector<std::int64_t> changed;
    for (const Verdict& verdict : verdicts) {
        const Json before = read_state(project_, verdict.image_id);
        const Json after = state_after(verdict, decided_by);
        if (same_judgement(before, after)) continue;
        write_state(project_, verdict.image_id, after);
        execute(project_, "INSERT INTO verdict_log (action_id, image_id, before, after) VALUES (?, ?, ?, ?)", action, verdict.image_id,
                before, after);
        changed.push_back(verdict.image_id);
    }
    if (!changed.empty()) {
        // What was undone before this action can no longer be redone.
        execute(project_, "DELETE FROM verdict_log WHERE action_id > ? AND action_id < ?", undoable, action);
        project_.announce("sample", changed);
    }
    transaction.commit();
    return changed.empty() ? 0 : action;
}

std::vector<std::int64_t> VerdictRepository::undo() {
    return replay(project_, action_to_undo(project_), "before", true);
}

std::vector<std::int64_t> VerdictRepository::redo() {
    return replay(project_, action_to_redo(project_), "after", false);
}

bool VerdictRepository::can_undo() const {
    return action_to_undo(project_).has_value();
}

bool VerdictRepository::can_redo() const {
    return action_to_redo(project_).has_value();
}

}  // namespace tw::project
