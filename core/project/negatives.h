#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

struct NegativeEvidence {
    std::int64_t image_id = 0;
    std::string side;  // "class": generated reference picture; "other": real training picture of the look-alike
    double cosine = 0;
};

struct Negative {
    std::int64_t id = 0;
    std::int64_t class_id = 0, other_class_id = 0;
    int rank = 0;  // 1 = most alike; 0 = added by the user
    std::optional<double> cosine;
    std::string prompt;
    bool chosen = false;
    std::string decided_by = "rule";  // "rule", "person"
    std::string decided_at;
    std::vector<NegativeEvidence> evidence;
};

class NegativeRepository {
public:
    explicit NegativeRepository(const Project& project) : project_(project) {}
    /// Replaces what rules proposed for the class; what a person decided stays as it is.
    void propose(std::int64_t class_id, const std::vector<Negative>& proposals);
    /// A person's choice; a negative equal to the class is refused (Error).
    void decide(std::int64_t class_id, std::int64_t other_class_id, bool chosen, const std::string& prompt);
    std::vector<Negative> of_class(std::int64_t class_id) const;  // by rank, with evidence
    std::vector<Negative> chosen(std::int64_t class_id) const;

private:
    const Project& project_;
};

}  // namespace tw::project
