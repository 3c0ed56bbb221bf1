#pragma once

#include "core/project/migrations.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <vector>

// For project.cpp only.
namespace tw::project {

/// Copies the database to backups/project-schema<N>-<time>.db, never over an older copy. Returns the copy's path.
std::filesystem::path back_up(SQLite::Database& db, const std::filesystem::path& folder, int schema);

/// Runs what is newer than the file's schema, each in one transaction together with its number: after a fault the file is as it
/// was before that migration. Throws Error naming the migration.
void migrate(SQLite::Database& db, const std::filesystem::path& folder, const std::vector<Migration>& known);

}  // namespace tw::project
