#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

struct Verdict {
    std::int64_t image_id = 0;
    std::string verdict;  // "accepted", "rejected", "unjudged"
    std::string reason;
};

/// Every call is one action: committed (synchronous=FULL) when it returns, undone and redone as a whole. The log is in the
/// project file, so undo also works after a restart.
class VerdictRepository {
public:
    explicit VerdictRepository(const Project& project) : project_(project) {}
    /// Sets, never toggles; of two verdicts on one picture the later one counts. Returns the action id; 0, and no action, when nothing
    /// changed. `decided_by`: "person", "rule" or "sample"; `evidence`: what the verdicts rest on, kept with them and exported.
    std::int64_t apply(const std::vector<Verdict>& verdicts, const std::string& decided_by, const Json& evidence = nullptr);
    /// Image ids that changed; empty when there is nothing left.
    std::vector<std::int64_t> undo();
    std::vector<std::int64_t> redo();
    /// The action that undo() would take back; 0: none. Later actions have higher numbers.
    std::int64_t newest_action() const;
    bool can_undo() const;
    bool can_redo() const;
    /// How many pictures undo() or redo() would change.
    std::int64_t undo_size() const;
    std::int64_t redo_size() const;

    /// Of a Sample's decision_id.
    Json evidence(std::int64_t decision_id) const;
    struct Judged {
        std::int64_t image_id = 0;
        bool accepted = false;
    };
    /// What a person looked at and judged, newest first, no more than `limit`.
    std::vector<Judged> by_person(std::int64_t limit) const;

private:
    const Project& project_;
};

}  // namespace tw::project
