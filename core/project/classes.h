#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

struct Class {
    std::int64_t id = 0;
    std::string name;
    int ordinal = 0;  // label number, 0 .. classes-1
};

class ClassRepository {
public:
    explicit ClassRepository(const Project& project) : project_(project) {}
    std::vector<Class> all() const;  // by ordinal
    std::optional<Class> by_name(const std::string& name) const;
    Class get(std::int64_t id) const;  // throws Error when there is none
    /// Finds or adds at the end.
    Class ensure(const std::string& name);

private:
    const Project& project_;
};

}  // namespace tw::project
