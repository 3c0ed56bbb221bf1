#include "core/project/migrate.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

namespace tw::project {
namespace {

namespace fs = std::filesystem;

void run(SQLite::Database& db, const Migration& migration) {
    SQLite::Transaction transaction(db);
    db.exec(migration.sql);
    if (SQLite::Statement(db, "PRAGMA foreign_key_check").executeStep()) {
        throw Error("it leaves rows that point nowhere");
    }
    db.exec("PRAGMA application_id = " + std::to_string(application_id));
    db.exec("PRAGMA user_version = " + std::to_string(migration.number));
    transaction.commit();
}

/// A migration that rebuilds a table needs the checks off while it does; the pragma has no effect inside a transaction.
class ForeignKeysOff {
public:
    explicit ForeignKeysOff(SQLite::Database& db) : db_(db) { db_.exec("PRAGMA foreign_keys = OFF"); }
    ~ForeignKeysOff() { db_.tryExec("PRAGMA foreign_keys = ON"); }
    ForeignKeysOff(const ForeignKeysOff&) = delete;
    ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

private:
    SQLite::Database& db_;
};

}  // namespace

int current_schema() {
    return embedded_migrations().back().number;
}

fs::path back_up(SQLite::Database& db, const fs::path& folder, int schema) {
    const fs::path backups = folder / "backups";
    fs::create_directories(backups);
    const std::string stem = "project-schema" + std::to_string(schema) + "-" + replace_all(now_utc(), ":", "");
    fs::path copy = backups / (stem + ".db");
    for (int n = 2; fs::exists(copy); ++n) copy = backups / (stem + "-" + std::to_string(n) + ".db");
    const fs::path staged = copy.string() + ".part";
    fs::remove(staged);
    SQLite::Statement statement(db, "VACUUM INTO ?");
    statement.bind(1, staged.string());
    statement.exec();
    sync_path(staged);
    // A link, unlike a rename, fails rather than replace a file that came into being meanwhile.
    fs::create_hard_link(staged, copy);
    fs::remove(staged);
    sync_path(backups);
    return copy;
}

void migrate(SQLite::Database& db, const fs::path& folder, const std::vector<Migration>& known) {
    const int schema = db.execAndGet("PRAGMA user_version").getInt();
    if (known.empty() || schema >= known.back().number) return;
    if (schema > 0) back_up(db, folder, schema);
    const ForeignKeysOff off(db);
    for (const Migration& migration : known) {
        if (migration.number <= schema) continue;
        try {
            run(db, migration);
        } catch (const std::exception& fault) {
            throw Error((folder / "project.db").string() + " could not be brought to schema " + std::to_string(migration.number) + " (" +
                        migration.name + "): " + fault.what() + "; it is as it was before");
        }
    }
}

}  // namespace tw::project
