#pragma once

#include "core/project/project.h"

#include <vector>

namespace tw::project {

struct ImportIssue {
    std::string path;
    std::string kind;  // see schema: 'broken', 'too_large', 'duplicate', 'mislabelled', 'class_name_clash', 'converted', 'unknown_file',
                       // 'small_class'
    std::string reason;
};

struct ImportRow {
    std::int64_t id = 0;
    std::string format, path, started, finished;  // finished: empty when it was stopped
    std::int64_t images = 0;
    Json request = Json::object();  // what else is needed to list the source again
};

class ImportRepository {
public:
    explicit ImportRepository(const Project& project) : project_(project) {}
    std::int64_t begin(const std::string& format, const std::string& path, const Json& request = Json::object());
    void add_issue(std::int64_t import_id, const ImportIssue& issue);
    void finish(std::int64_t import_id, std::int64_t images);
    /// The source lies at another place now.
    void set_path(const std::vector<std::int64_t>& import_ids, const std::string& path);
    std::vector<ImportRow> all() const;
    std::vector<ImportIssue> issues(std::int64_t import_id) const;

private:
    const Project& project_;
};

}  // namespace tw::project
