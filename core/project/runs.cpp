#include "core/project/runs.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {
namespace {

const std::string select_runs = "SELECT id, name, method, settings, model, model_hash, created, chosen FROM generation_run";

GenerationRun read_run(const Query& query) {
    return {query.integer(0), query.text(1), query.text(2), query.json(3),
            query.text(4),    query.text(5), query.text(6), query.integer(7) != 0};
}

}  // namespace

GenerationRun RunRepository::add(GenerationRun run) {
    if (run.name.empty()) throw Error("a generation run needs a name");
    if (by_name(run.name)) throw Error("the project already has a generation run named '" + run.name + "'");
    if (run.chosen && run.method == "reference") throw Error("run '" + run.name + "' is a reference run and is never counted");
    if (run.created.empty()) run.created = now_utc();
    if (run.settings.is_null()) run.settings = Json::object();
    run.id = insert(project_,
                    "INSERT INTO generation_run (name, method, settings, model, model_hash, created, chosen) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    run.name, run.method, run.settings, run.model, run.model_hash, run.created, run.chosen);
    project_.announce("generation_run", {run.id});
    return run;
}

std::vector<GenerationRun> RunRepository::all() const {
    std::vector<GenerationRun> runs;
    Query query(project_, select_runs + " ORDER BY id");
    while (query.next()) runs.push_back(read_run(query));
    return runs;
}

std::optional<GenerationRun> RunRepository::by_name(const std::string& name) const {
    Query query(project_, select_runs + " WHERE name = ?", name);
    return query.next() ? std::optional(read_run(query)) : std::nullopt;
}

GenerationRun RunRepository::get(std::int64_t id) const {
    Query query(project_, select_runs + " WHERE id = ?", id);
    if (!query.next()) throw Error("the project has no generation run " + std::to_string(id));
    return read_run(query);
}

void RunRepository::set_model_hash(std::int64_t id, const std::string& hash) {
    execute(project_, "UPDATE generation_run SET model_hash = ? WHERE id = ?", hash, id);
    project_.announce("generation_run", {id});
}

void RunRepository::choose(const std::vector<std::int64_t>& ids) {
    Transaction transaction(project_);
    execute(project_, "UPDATE generation_run SET chosen = 0 WHERE chosen = 1");
    for (const std::int64_t id : ids) {
        const GenerationRun run = get(id);
        if (run.method == "reference") throw Error("run '" + run.name + "' is a reference run and is never counted");
        execute(project_, "UPDATE generation_run SET chosen = 1 WHERE id = ?", id);
    }
    project_.announce("generation_run");
    transaction.commit();
}

std::vector<std::int64_t> RunRepository::chosen_ids() const {
    return query_ids(project_, "SELECT id FROM generation_run WHERE chosen = 1 ORDER BY id");
}

}  // namespace tw::project
