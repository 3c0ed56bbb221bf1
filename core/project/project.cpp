#include "core/project/project.h"

#include "core/base/error.h"
#include "core/project/connection.h"
#include "core/project/migrate.h"
#include "core/project/queue.h"
#include "core/project/repair.h"
#include "core/project/state.h"

namespace tw::project {
namespace {

namespace fs = std::filesystem;

constexpr const char* subfolders[] = {"images", "cache", "backups"};

/// Takes away what a failed create() made, and nothing else.
class UndoCreate {
public:
    UndoCreate(fs::path folder, bool existed) : folder_(std::move(folder)), existed_(existed) {}
    ~UndoCreate() {
        if (kept_) return;
        std::error_code ignored;
        for (const char* name : subfolders) fs::remove(folder_ / name, ignored);
        for (const char* name : {"project.db", "project.db-wal", "project.db-shm", "project.lock"}) {
            fs::remove(folder_ / name, ignored);
        }
        if (!existed_) fs::remove(folder_, ignored);
    }
    UndoCreate(const UndoCreate&) = delete;
    UndoCreate& operator=(const UndoCreate&) = delete;
    void keep() { kept_ = true; }

private:
    fs::path folder_;
    bool existed_;
    bool kept_ = false;
};

}  // namespace

Project::Project(std::unique_ptr<State> state) : state_(std::move(state)) {
    state_->identity = identity_of(state_->folder);
    state_->statements = std::make_unique<StatementCache>(*state_->db);
}

Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project Project::create(const fs::path& folder) {
    std::error_code error;
    const bool existed = fs::exists(folder, error);
    if (existed && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
        throw Error(folder.string() + " exists and is not an empty folder, so no project is made there");
    }
    UndoCreate undo(folder, existed);
    fs::create_directories(folder, error);
    for (const char* name : subfolders) {
        if (!error) fs::create_directory(folder / name, error);
    }
    if (error) throw Error(folder.string() + " cannot be made: " + error.message());

    auto state = std::make_unique<State>();
    state->folder = fs::canonical(folder);
    state->mode = Mode::write;
    state->session = Session::of(state->folder);
    state->lease = std::make_unique<WriteLease>(state->session);
    try {
        state->db = connect(state->folder, Mode::write, true);
        state->db->exec("PRAGMA journal_mode = WAL");
        migrate(*state->db, state->folder, embedded_migrations());
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(folder, fault);
    }
    state->lease->opened();
    undo.keep();
    return Project(std::move(state));
}

Project Project::open(const fs::path& folder, Mode mode) {
    return open(folder, mode, embedded_migrations());
}

Project Project::open(const fs::path& folder, Mode mode, const std::vector<Migration>& known) {
    check_has_file(folder);
    auto state = std::make_unique<State>();
    state->folder = fs::canonical(folder);
    state->mode = mode;
    state->session = Session::of(state->folder);
    try {
        state->db = connect(state->folder, mode);
        const int newest = known.empty() ? 0 : known.back().number;
        const int schema = check_is_project(*state->db, state->folder, newest);
        if (mode == Mode::read) {
            state->was_unclean = FolderLock::left_unclean(state->folder);
            if (schema < newest) {
                throw Error((folder / "project.db").string() + " has the older schema " + std::to_string(schema) +
                            "; open it once for writing to bring it to schema " + std::to_string(newest));
            }
            return Project(std::move(state));
        }
        state->lease = std::make_unique<WriteLease>(state->session);
        state->was_unclean = state->lease->was_unclean();
        if (state->was_unclean && state->lease->first()) check_is_whole(*state->db, state->folder);
        state->db->exec("PRAGMA journal_mode = WAL");
        migrate(*state->db, state->folder, known);
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(folder, fault);
    }
    const bool first = state->lease->first();
    WriteLease& lease = *state->lease;
    Project project(std::move(state));
    if (first) {
        // Nobody else holds the lock, so what is marked as running cannot be.
        QueueRepository(project).recover_after_crash();
        if (project.was_unclean()) repair_files(project);
    }
    lease.opened();
    return project;
}

Project Project::reopen() const {
    auto state = std::make_unique<State>();
    state->folder = state_->folder;
    state->mode = state_->mode;
    state->session = state_->session;
    state->was_unclean = state_->was_unclean;
    if (state->mode == Mode::write) state->lease = std::make_unique<WriteLease>(state->session);
    try {
        state->db = connect(state->folder, state->mode);
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(state->folder, fault);
    }
    return Project(std::move(state));
}

const fs::path& Project::folder() const {
    return state_->folder;
}

fs::path Project::images_dir() const {
    return state_->folder / "images";
}

fs::path Project::cache_dir() const {
    return state_->folder / "cache";
}

Project::Mode Project::mode() const {
    return state_->mode;
}

bool Project::is_in_place() const {
    return identity_of(state_->folder) == state_->identity;
}

void Project::require_in_place() const {
    if (state_->depth > 0 || is_in_place()) return;
    throw StorageError((state_->folder / "project.db").string() +
                       " is not there any more: its disk was unplugged, or the folder was moved");
}

bool Project::was_unclean() const {
    return state_->was_unclean;
}

SQLite::Database& Project::db() const {
    return *state_->db;
}

void Project::leave_log_to_others() const {
    state_->db->exec("PRAGMA wal_autocheckpoint = 0");
}

void Project::fold_log() const {
    // What a reader holds is folded back the next time; that is no error.
    state_->db->tryExec("PRAGMA wal_checkpoint(PASSIVE)");
}

StatementCache& Project::statements() const {
    return *state_->statements;
}

ChangeHub& Project::changes() const {
    return state_->session->hub;
}

Json Project::setting(const std::string& key, const Json& fallback) const {
    Query query(*this, "SELECT value FROM setting WHERE key = ?", key);
    return query.next() ? query.json(0) : fallback;
}

void Project::set_setting(const std::string& key, const Json& value) {
    execute(*this, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value);
    announce("setting");
}

}  // namespace tw::project
