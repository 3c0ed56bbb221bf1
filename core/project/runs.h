#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

/// "reference" runs are never chosen, never exported, never trained on.
struct GenerationRun {
    std::int64_t id = 0;
    std::string name;
    std::string method;  // "plain_cfg", "two_stage", "reference"
    Json settings;
    std::string model, model_hash, created;
    bool chosen = false;
};

class RunRepository {
public:
    explicit RunRepository(const Project& project) : project_(project) {}
    GenerationRun add(GenerationRun run);  // sets id and created; a name in use is refused (Error)
    std::vector<GenerationRun> all() const;
    std::optional<GenerationRun> by_name(const std::string& name) const;
    GenerationRun get(std::int64_t id) const;
    void set_model_hash(std::int64_t id, const std::string& hash);
    /// Exactly these runs are counted from now on.
    void choose(const std::vector<std::int64_t>& ids);
    std::vector<std::int64_t> chosen_ids() const;

private:
    const Project& project_;
};

}  // namespace tw::project
