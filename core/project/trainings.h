#pragma once

#include "core/project/project.h"

#include <vector>

namespace tw::project {

struct TrainingRun {
    std::int64_t id = 0;
    std::string arm;
    std::uint64_t seed = 0;
    Json settings;
    std::string split;  // split manifest's sha256
    Json result;        // worker::TrainingResult
    std::string created;
};

struct ExportRow {
    std::int64_t id = 0;
    std::string path, format, created;
    std::int64_t real = 0, synthetic = 0;
};

class TrainingRepository {
public:
    explicit TrainingRepository(const Project& project) : project_(project) {}
    std::int64_t add(const TrainingRun& run);
    std::vector<TrainingRun> all() const;
    void clear();
    std::int64_t add_export(const ExportRow& row);
    std::vector<ExportRow> exports() const;

private:
    const Project& project_;
};

}  // namespace tw::project
