#pragma once

#include "core/project/project.h"

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

// For this room only.
namespace tw::project {

/// Device and number of project.db; zeros when there is none.
std::pair<std::uint64_t, std::uint64_t> identity_of(const std::filesystem::path& folder);

/// Throws Error when the folder has no project.db that can be read.
void check_has_file(const std::filesystem::path& folder);

/// Bytes of project.db as they lie there, from `offset` on, as many as `out` holds; fewer at the end, 0 behind it. Read by SQLite's own
/// descriptor: a second one, when it is closed, takes away all locks that this process holds on the file
/// (https://www.sqlite.org/howtocorrupt.html, 2.2). Nowhere else is the file of an open project opened.
std::size_t read_raw(SQLite::Database& db, std::int64_t offset, std::span<char> out);

/// FULL, as every connection begins: a verdict or a queue mark is on disk when the call returns, and bulk work is one transaction. NORMAL:
/// it is in the log, and sync_raw_log() follows. Not inside a transaction.
void sync_commits(SQLite::Database& db, bool at_once);

/// Has the disk hold all that is in the log of commits. Throws StorageError.
void sync_raw_log(SQLite::Database& db, const std::filesystem::path& folder);

/// Opens the connection and sets what every connection needs; changes nothing in the file. Throws Error when the file is there and empty or
/// not SQLite, unless `create`.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& folder, Project::Mode mode, bool create = false);

/// Throws Error when the database is not ours, or needs a newer program. Returns its schema.
int check_is_project(SQLite::Database& db, const std::filesystem::path& folder, int known_schema);

/// Throws Error naming the first fault of SQLite's quick_check.
void check_is_whole(SQLite::Database& db, const std::filesystem::path& folder);

}  // namespace tw::project
