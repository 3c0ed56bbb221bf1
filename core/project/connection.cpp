#include "core/project/connection.h"

#include "core/base/error.h"
#include "core/project/migrations.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace tw::project {
namespace {

namespace fs = std::filesystem;

constexpr int busy_timeout_ms = 10'000;
constexpr std::string_view sqlite_magic("SQLite format 3\0", 16);  // https://www.sqlite.org/fileformat2.html

std::string percent_encoded(const std::string& path) {
    std::string uri;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            std::array<char, 4> code{};
            std::snprintf(code.data(), code.size(), "%%%02x", static_cast<unsigned>(c));
            uri += code.data();
        } else {
            uri += c;
        }
    }
    return uri;
}

std::unique_ptr<SQLite::Database> connect_for_reading(const fs::path& folder) {
    const std::string file = (folder / "project.db").string();
    // SQLite cannot read a WAL database in a folder where it may not make its helper files, unless told that nobody writes.
    // Where there is a WAL file somebody may, and then the helper files are there already.
    if (::access(folder.c_str(), W_OK) != 0 && !fs::exists(file + "-wal")) {
        return std::make_unique<SQLite::Database>("file:" + percent_encoded(file) + "?immutable=1",
                                                  SQLite::OPEN_READONLY | SQLite::OPEN_URI, busy_timeout_ms);
    }
    return std::make_unique<SQLite::Database>(file, SQLite::OPEN_READONLY, busy_timeout_ms);
}

void check_is_database(SQLite::Database& db, const fs::path& folder) {
    std::array<char, sqlite_magic.size()> magic{};
    const std::size_t bytes = read_raw(db, 0, magic);
    if (std::string_view(magic.data(), bytes) != sqlite_magic) throw Error((folder / "project.db").string() + " is not a database");
}

/// As SQLite itself has it open; nullptr: it has not.
sqlite3_file* open_file(SQLite::Database& db, int which) {
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(db.getHandle(), "main", which, &file) != SQLITE_OK) return nullptr;
    return file && file->pMethods ? file : nullptr;
}

}  // namespace

std::pair<std::uint64_t, std::uint64_t> identity_of(const fs::path& folder) {
    struct stat facts {};
    if (::stat((folder / "project.db").c_str(), &facts) != 0) return {0, 0};
    return {facts.st_dev, facts.st_ino};
}

void check_has_file(const fs::path& folder) {
    const fs::path file = folder / "project.db";
    std::error_code error;
    if (!fs::is_directory(folder, error)) throw Error(folder.string() + " is not a folder, so it holds no project");
    if (!fs::exists(file, error)) throw Error(folder.string() + " is not a Tailwright project: it has no project.db");
    if (::access(file.c_str(), R_OK) != 0) throw Error(file.string() + " cannot be read");
}

std::size_t read_raw(SQLite::Database& db, std::int64_t offset, std::span<char> out) {
    sqlite3_int64 size = 0;
    sqlite3_file* file = open_file(db, SQLITE_FCNTL_FILE_POINTER);
    if (!file) return 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return 0;
    const auto bytes = std::min(static_cast<std::int64_t>(out.size()), std::int64_t{size} - offset);
    if (bytes <= 0 || file->pMethods->xRead(file, out.data(), static_cast<int>(bytes), offset) != SQLITE_OK) return 0;
    return static_cast<std::size_t>(bytes);
}

void sync_raw_log(SQLite::Database& db, const fs::path& folder) {
    sqlite3_file* file = open_file(db, SQLITE_FCNTL_JOURNAL_POINTER);
    if (file && file->pMethods->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY) != SQLITE_OK) {
        throw StorageError((folder / "project.db-wal").string() + " cannot be written: the disk does not take it");
    }
}

std::unique_ptr<SQLite::Database> connect(const fs::path& folder, Project::Mode mode, bool create) {
    std::unique_ptr<SQLite::Database> db;
    if (mode == Project::Mode::read) {
        db = connect_for_reading(folder);
    } else {
        const int flags = SQLite::OPEN_READWRITE | (create ? SQLite::OPEN_CREATE : 0);
        db = std::make_unique<SQLite::Database>((folder / "project.db").string(), flags, busy_timeout_ms);
    }
    if (!create) check_is_database(*db, folder);
    db->exec("PRAGMA foreign_keys = ON");
    sync_commits(*db, true);
    return db;
}

void sync_commits(SQLite::Database& db, bool at_once) {
    // Where it fails, on a disk that is gone, the next statement says so.
    db.tryExec(at_once ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

int check_is_project(SQLite::Database& db, const fs::path& folder, int known_schema) {
    const std::string file = (folder / "project.db").string();
    if (db.execAndGet("PRAGMA application_id").getInt() != application_id) {
        throw Error(file + " is a database, but not a Tailwright project");
    }
    const int schema = db.execAndGet("PRAGMA user_version").getInt();
    if (schema > known_schema) {
        throw Error(file + " has schema " + std::to_string(schema) + "; this program knows schemas up to " + std::to_string(known_schema) +
                    ", so a newer Tailwright that knows schema " + std::to_string(schema) + " is needed");
    }
    // Reads the whole list of tables, so that a file cut short is found here.
    static_cast<void>(db.execAndGet("SELECT COUNT(*) FROM sqlite_master").getInt());
    return schema;
}

void check_is_whole(SQLite::Database& db, const fs::path& folder) {
    const std::string verdict = db.execAndGet("PRAGMA quick_check(1)").getString();
    if (verdict == "ok") return;
    throw Error((folder / "project.db").string() + " is damaged (" + verdict + "); earlier copies are in its folder backups/");
}

}  // namespace tw::project
