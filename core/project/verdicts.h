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
    /// Sets, never toggles. Returns the action id; 0, and no action, when nothing changed.
    std::int64_t apply(const std::vector<Verdict>& verdicts, const std::string& decided_by);
    /// Image ids that changed; empty when there is nothing left.
    std::vector<std::int64_t> undo();
    std::vector<std::int64_t> redo();
    bool can_undo() const;
    bool can_redo() const;

private:
    const Project& project_;
};

}  // namespace tw::project
