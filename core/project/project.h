#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/project/changes.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace tw::project {

/// The project file cannot be reached or written just now: disk full, disk unplugged, in use. What was to be written is worth keeping.
class StorageError : public Error {
public:
    using Error::Error;
};

struct Migration;
class StatementCache;

/// A project folder: project.db (SQLite, WAL), images/ (generated pictures, run by run), cache/ (may be deleted at any time),
/// backups/ (before each migration). One Project object per thread; objects of one process share the lock.
class Project {
public:
    enum class Mode { read, write };

    /// Makes the folder and the newest schema. Throws Error when the folder exists and is not empty.
    static Project create(const std::filesystem::path& folder);

    /// Opens; migrates in write mode (backup first, one transaction a migration). Throws Error naming the file when it is not
    /// there, not SQLite, not a Tailwright project, newer than this program (naming the schema needed), damaged, or - in write
    /// mode - locked by another program (naming its process, machine and since when).
    static Project open(const std::filesystem::path& folder, Mode mode);
    /// The same for a program that knows these migrations; open(folder, mode) knows embedded_migrations().
    static Project open(const std::filesystem::path& folder, Mode mode, const std::vector<Migration>& known);

    /// A second connection of the same mode for another thread; shares lock and change hub.
    Project reopen() const;

    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    const std::filesystem::path& folder() const;
    std::filesystem::path images_dir() const;
    std::filesystem::path cache_dir() const;
    Mode mode() const;
    /// False when project.db is no longer the file that was opened: the disk was unplugged, the folder moved or deleted. What is written
    /// then would go to a file that nobody finds.
    bool is_in_place() const;
    /// Before every write outside a transaction, and at the begin of each. Throws StorageError unless is_in_place().
    void require_in_place() const;
    /// True when the last writer ended without closing (crash, kill -9): the queue then stays paused until the user says go.
    bool was_unclean() const;

    SQLite::Database& db() const;
    /// Prepared statements of this connection, for the repositories.
    StatementCache& statements() const;
    /// Commits of this connection no longer fold the write-ahead log back into the file, which now and then takes as long as many
    /// commits do. For a thread that must not wait; another one calls fold_log() instead, every few seconds while there are commits.
    void leave_log_to_others() const;
    void fold_log() const;
    /// Shared by all Project objects that this process has open on the folder.
    ChangeHub& changes() const;
    /// Publishes after the commit: at once outside a transaction, with the outermost commit inside one.
    void announce(const std::string& table, const std::vector<std::int64_t>& ids = {}) const;

    /// Settings, one JSON value a key; `fallback` when not set.
    Json setting(const std::string& key, const Json& fallback = nullptr) const;
    void set_setting(const std::string& key, const Json& value);

private:
    friend class Transaction;
    struct State;
    explicit Project(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Rolls back unless committed, also while an exception unwinds. Nested scopes join the outermost one; when a nested scope
/// ends without commit() the outermost one can only roll back.
class Transaction {
public:
    explicit Transaction(const Project& project);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Project::State& project_;
    bool outermost_ = false;
    bool committed_ = false;
};

}  // namespace tw::project
