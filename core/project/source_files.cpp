#include "core/project/source_files.h"

#include "core/project/sql.h"

#include <sys/stat.h>

namespace tw::project {

std::optional<FileStamp> stamp_of(const std::filesystem::path& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
    constexpr std::int64_t nanoseconds = 1'000'000'000;
    return FileStamp{facts.st_size, facts.st_mtim.tv_sec * nanoseconds + facts.st_mtim.tv_nsec};
}

void SourceFileRepository::remember(const std::string& path, const FileStamp& stamp) {
    execute(project_,
            "INSERT INTO source_file (path, bytes, changed) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, "
            "changed = excluded.changed, missing = 0",
            path, stamp.bytes, stamp.changed);
    project_.announce("source_file");
}

std::optional<SourceFile> SourceFileRepository::get(const std::string& path) const {
    Query query(project_, "SELECT bytes, changed, missing FROM source_file WHERE path = ?", path);
    if (!query.next()) return std::nullopt;
    return SourceFile{{query.integer(0), query.integer(1)}, query.integer(2) != 0};
}

void SourceFileRepository::set_missing(const std::string& path, bool missing) {
    execute(project_,
            "INSERT INTO source_file (path, bytes, changed, missing) VALUES (?, -1, 0, ?) ON CONFLICT (path) DO UPDATE SET missing = "
            "excluded.missing",
            path, missing);
    project_.announce("source_file");
}

void SourceFileRepository::forget(const std::string& path) {
    execute(project_, "DELETE FROM source_file WHERE path = ?", path);
    project_.announce("source_file");
}

std::int64_t SourceFileRepository::missing_count() const {
    Query query(project_, "SELECT COUNT(*) FROM source_file WHERE missing = 1");
    return query.next() ? query.integer(0) : 0;
}

std::vector<Original> SourceFileRepository::of_imports(const std::vector<std::int64_t>& import_ids) const {
    std::vector<Original> originals;
    Query query(project_,
                "SELECT image.id, image.class_id, image.path, image.idx, image.sha256, source_file.bytes, source_file.changed, "
                "source_file.missing FROM image LEFT JOIN source_file ON source_file.path = image.path WHERE image.kind = 'real' AND "
                "image.import_id IN (SELECT value FROM json_each(?)) ORDER BY image.path, image.idx",
                id_list(import_ids));
    while (query.next()) {
        Original original{query.integer(0), query.integer(1), query.text(2), query.integer(3), query.text(4), std::nullopt};
        if (!query.is_null(5)) original.file = SourceFile{{query.integer(5), query.integer(6)}, query.integer(7) != 0};
        originals.push_back(std::move(original));
    }
    return originals;
}

}  // namespace tw::project
