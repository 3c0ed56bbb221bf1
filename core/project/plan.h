#pragma once

#include "core/project/project.h"

#include <map>
#include <optional>

namespace tw::project {

class PlanRepository {
public:
    explicit PlanRepository(const Project& project) : project_(project) {}
    std::map<std::int64_t, std::int64_t> targets() const;                        // class id -> target
    void set_target(std::int64_t class_id, std::optional<std::int64_t> target);  // nullopt: not filled
    /// All or none; classes that are not named keep theirs.
    void set_targets(const std::map<std::int64_t, std::optional<std::int64_t>>& targets);
    /// class id -> accepted samples of the chosen runs.
    std::map<std::int64_t, std::int64_t> accepted_counts() const;

private:
    const Project& project_;
};

}  // namespace tw::project
