#include "core/project/imports.h"

#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {

std::int64_t ImportRepository::begin(const std::string& format, const std::string& path, const Json& request) {
    const std::int64_t id =
        insert(project_, "INSERT INTO import (format, path, started, request) VALUES (?, ?, ?, ?)", format, path, now_utc(), request);
    project_.announce("import", {id});
    return id;
}

void ImportRepository::add_issue(std::int64_t import_id, const ImportIssue& issue) {
    execute(project_, "INSERT INTO import_issue (import_id, path, kind, reason) VALUES (?, ?, ?, ?)", import_id, issue.path, issue.kind,
            issue.reason);
    project_.announce("import_issue");
}

void ImportRepository::finish(std::int64_t import_id, std::int64_t images) {
    execute(project_, "UPDATE import SET finished = ?, images = ? WHERE id = ?", now_utc(), images, import_id);
    project_.announce("import", {import_id});
}

void ImportRepository::set_path(const std::vector<std::int64_t>& import_ids, const std::string& path) {
    execute(project_, "UPDATE import SET path = ? WHERE id IN (SELECT value FROM json_each(?))", path, id_list(import_ids));
    project_.announce("import", import_ids);
}

std::vector<ImportRow> ImportRepository::all() const {
    std::vector<ImportRow> rows;
    Query query(project_, "SELECT id, format, path, started, finished, images, request FROM import ORDER BY id");
    while (query.next()) {
        rows.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4), query.integer(5), query.json(6)});
    }
    return rows;
}

std::vector<ImportIssue> ImportRepository::issues(std::int64_t import_id) const {
    std::vector<ImportIssue> issues;
    Query query(project_, "SELECT path, kind, reason FROM import_issue WHERE import_id = ? ORDER BY id", import_id);
    while (query.next()) issues.push_back({query.text(0), query.text(1), query.text(2)});
    return issues;
}

}  // namespace tw::project
