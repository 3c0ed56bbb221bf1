#include "core/project/trainings.h"

#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {

std::int64_t TrainingRepository::add(const TrainingRun& run) {
    const std::int64_t id =
        insert(project_, "INSERT INTO training_run (arm, seed, settings, split, result, created) VALUES (?, ?, ?, ?, ?, ?)", run.arm,
               run.seed, run.settings, run.split, run.result, run.created.empty() ? now_utc() : run.created);
    project_.announce("training_run", {id});
    return id;
}

std::vector<TrainingRun> TrainingRepository::all() const {
    std::vector<TrainingRun> runs;
    Query query(project_, "SELECT id, arm, seed, settings, split, result, created FROM training_run ORDER BY id");
    while (query.next()) {
        runs.push_back({query.integer(0), query.text(1), query.bits(2), query.json(3), query.text(4), query.json(5), query.text(6)});
    }
    return runs;
}

void TrainingRepository::clear() {
    execute(project_, "DELETE FROM training_run");
    project_.announce("training_run");
}

std::int64_t TrainingRepository::add_export(const ExportRow& row) {
    const std::int64_t id = insert(project_, "INSERT INTO export (path, format, real, synthetic, created) VALUES (?, ?, ?, ?, ?)", row.path,
                                   row.format, row.real, row.synthetic, row.created.empty() ? now_utc() : row.created);
    project_.announce("export", {id});
    return id;
}

std::vector<ExportRow> TrainingRepository::exports() const {
    std::vector<ExportRow> rows;
    Query query(project_, "SELECT id, path, format, created, real, synthetic FROM export ORDER BY id");
    while (query.next()) {
        rows.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.integer(4), query.integer(5)});
    }
    return rows;
}

}  // namespace tw::project
