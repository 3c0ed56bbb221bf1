#pragma once

#include "core/project/project.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>

// For project.cpp only.
namespace tw::project {

/// Device and number of project.db; zeros when there is none.
std::pair<std::uint64_t, std::uint64_t> identity_of(const std::filesystem::path& folder);

/// Throws Error when the folder has no project.db, or one that is empty or not SQLite. Looks, and writes nothing.
void check_is_database(const std::filesystem::path& folder);

/// Opens the connection and sets what every connection needs; changes nothing in the file.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& folder, Project::Mode mode, bool create = false);

/// Throws Error when the database is not ours, or needs a newer program. Returns its schema.
int check_is_project(SQLite::Database& db, const std::filesystem::path& folder, int known_schema);

/// Throws Error naming the first fault of SQLite's quick_check.
void check_is_whole(SQLite::Database& db, const std::filesystem::path& folder);

}  // namespace tw::project
