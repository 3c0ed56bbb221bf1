#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace tw::project {

struct ExportRow {
    std::int64_t id = 0;
    std::string path, format;
    std::int64_t real = 0, synthetic = 0;
    std::string created;
};

/// What was exported where: a record only, the export itself does not need the project any more.
class ExportRepository {
public:
    explicit ExportRepository(const Project& project) : project_(project) {}
    /// Sets id and created.
    void add(ExportRow& row);
    std::vector<ExportRow> all() const;  // oldest first

private:
    const Project& project_;
};

}  // namespace tw::project
