#pragma once

#include "core/project/project.h"

#include <optional>
#include <vector>

namespace tw::project {

/// What the file system says of a file without reading it.
struct FileStamp {
    std::int64_t bytes = -1;   // -1: not known
    std::int64_t changed = 0;  // nanoseconds since 1970
    bool operator==(const FileStamp&) const = default;
};

/// nullopt: there is no such file, or it may not be looked at.
std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

struct SourceFile {
    FileStamp stamp;
    bool missing = false;  // marked as gone by a person
};

/// One real picture and its file, as far as comparing it with a folder needs.
struct Original {
    std::int64_t id = 0;
    std::int64_t class_id = 0;
    std::string path;
    std::int64_t idx = -1;
    std::string sha256;
    std::optional<SourceFile> file;  // nullopt: imported before stamps were kept
};

/// Originals as they were when last read, also those that were refused: what has the same stamp need not be read again.
class SourceFileRepository {
public:
    explicit SourceFileRepository(const Project& project) : project_(project) {}
    /// A file that was read is not missing.
    void remember(const std::string& path, const FileStamp& stamp);
    std::optional<SourceFile> get(const std::string& path) const;
    void set_missing(const std::string& path, bool missing);
    void forget(const std::string& path);
    std::int64_t missing_count() const;
    /// Real pictures of these imports, by path and place in the file.
    std::vector<Original> of_imports(const std::vector<std::int64_t>& import_ids) const;

private:
    const Project& project_;
};

}  // namespace tw::project
