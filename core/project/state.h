#pragma once

#include "core/project/session.h"
#include "core/project/sql.h"

// For project.cpp, transaction.cpp and connection.cpp only.
namespace tw::project {

// The order matters: statements go first, then the connection, then the lock.
struct Project::State {
    std::filesystem::path folder;
    Mode mode = Mode::read;
    std::pair<std::uint64_t, std::uint64_t> identity;  // device and number of project.db when it was opened
    std::shared_ptr<Session> session;
    std::unique_ptr<WriteLease> lease;  // only when writing
    bool was_unclean = false;
    std::unique_ptr<SQLite::Database> db;
    std::unique_ptr<StatementCache> statements;

    int depth = 0;        // of open Transactions
    bool doomed = false;  // a nested one ended without commit
    std::vector<ChangeSet> pending;
};

}  // namespace tw::project
