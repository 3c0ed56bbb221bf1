#include "core/base/error.h"
#include "core/project/state.h"

namespace tw::project {
namespace {

// Longer lists of rows are published as "any row of the table".
constexpr std::size_t most_ids_published = 10'000;

void merge(std::vector<ChangeSet>& pending, const std::string& table, const std::vector<std::int64_t>& ids) {
    const auto found = std::find_if(pending.begin(), pending.end(), [&](const ChangeSet& set) { return set.table == table; });
    if (found == pending.end()) {
        pending.push_back({table, ids});
        return;
    }
    if (found->ids.empty()) return;  // any row already
    if (ids.empty() || found->ids.size() + ids.size() > most_ids_published) {
        found->ids.clear();
        return;
    }
    found->ids.insert(found->ids.end(), ids.begin(), ids.end());
}

}  // namespace

void Project::announce(const std::string& table, const std::vector<std::int64_t>& ids) const {
    if (state_->depth > 0) {
        merge(state_->pending, table, ids);
    } else {
        changes().publish({table, ids});
    }
}

Transaction::Transaction(const Project& project) : project_(*project.state_), outermost_(project_.depth == 0) {
    if (outermost_) {
        project.require_in_place();
        try {
            // IMMEDIATE: a transaction that only later turns out to write could not wait for another writer.
            project_.db->exec(project_.mode == Project::Mode::write ? "BEGIN IMMEDIATE" : "BEGIN");
        } catch (const SQLite::Exception& fault) {
            throw_sql_error(project_.folder, fault);
        }
        project_.doomed = false;
        project_.pending.clear();
    }
    ++project_.depth;
}

void Transaction::commit() {
    if (project_.doomed) throw Error("a part of this change failed, so none of it is kept");
    if (!outermost_) {
        committed_ = true;
        return;
    }
    try {
        project_.db->exec("COMMIT");
    } catch (const SQLite::Exception& fault) {
        throw_sql_error(project_.folder, fault);
    }
    committed_ = true;
    --project_.depth;
    const std::vector<ChangeSet> changes = std::exchange(project_.pending, {});
    for (const ChangeSet& change : changes) project_.session->hub.publish(change);
}

Transaction::~Transaction() {
    if (outermost_ && committed_) return;
    --project_.depth;
    if (!outermost_) {
        if (!committed_) project_.doomed = true;
        return;
    }
    project_.pending.clear();
    // Fails only where SQLite has rolled back already, as it does when the disk is full.
    project_.db->tryExec("ROLLBACK");
}

}  // namespace tw::project
