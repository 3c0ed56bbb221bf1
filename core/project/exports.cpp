#include "core/project/exports.h"

#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {

void ExportRepository::add(ExportRow& row) {
    row.created = now_utc();
    row.id = insert(project_, "INSERT INTO export (path, format, real, synthetic, created) VALUES (?, ?, ?, ?, ?)", row.path, row.format,
                    row.real, row.synthetic, row.created);
    project_.announce("export", {row.id});
}

std::vector<ExportRow> ExportRepository::all() const {
    std::vector<ExportRow> rows;
    Query query(project_, "SELECT id, path, format, real, synthetic, created FROM export ORDER BY id");
    while (query.next()) {
        rows.push_back({query.integer(0), query.text(1), query.text(2), query.integer(3), query.integer(4), query.text(5)});
    }
    return rows;
}

}  // namespace tw::project
