#include "tests/support/bulk_project.h"

#include "core/media/encode.h"
#include "core/project/project.h"
#include "tests/support/synthetic_project.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>

namespace tw::test {
namespace {

namespace fs = std::filesystem;

/// The pictures, and as many links to their folder as `rows` need names.
void make_files(const fs::path& folder, std::int64_t rows, const BulkOptions& options) {
    const fs::path pool = folder / "pool";
    fs::create_directories(pool);
    for (int i = 0; i < options.distinct; ++i) {
        const std::string png = media::encode_png(synthetic_picture(i, static_cast<std::uint64_t>(i), options.side, options.side, 3));
        std::ofstream(pool / (std::to_string(i) + ".png"), std::ios::binary) << png;
    }
    for (std::int64_t link = 0; link * options.distinct < rows; ++link) fs::create_directory_symlink("pool", folder / std::to_string(link));
}

/// Indexes are dropped while rows are written and made again after: several times faster.
class IndexesOff {
public:
    explicit IndexesOff(SQLite::Database& db) : db_(db) {
        SQLite::Statement list(db, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
        std::vector<std::string> names;
        while (list.executeStep()) {
            names.push_back(list.getColumn(0).getString());
            sql_.push_back(list.getColumn(1).getString());
        }
        list.reset();
        for (const std::string& name : names) db.exec("DROP INDEX " + name);
    }
    void make_again() {
        for (const std::string& sql : sql_) db_.exec(sql);
    }

private:
    SQLite::Database& db_;
    std::vector<std::string> sql_;
};

std::string numbers_below(std::int64_t count) {
    return "WITH RECURSIVE k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < " + std::to_string(count) + ") ";
}

void insert_images(SQLite::Database& db, const std::string& folder, std::int64_t count, bool real, const BulkOptions& options) {
    if (count == 0) return;
    const std::string distinct = std::to_string(options.distinct), side = std::to_string(options.side);
    SQLite::Statement insert(
        db, "INSERT INTO image (class_id, kind, partition, path, width, height, channels, source, sha256, dhash, run_id) " +
                numbers_below(count) + "SELECT n % " + std::to_string(options.classes) + " + 1, " + (real ? "'real'" : "'synthetic'") +
                ", 'train', ? || '/' || (n / " + distinct + ") || '/' || (n % " + distinct + ") || '.png', " + side + ", " + side +
                ", 3, '{\"format\":\"png\",\"channels\":3,\"bit_depth\":8}', lower(hex(randomblob(32))), random(), " +
                (real ? "NULL" : "1") + " FROM k");
    insert.bind(1, folder);
    insert.exec();
}

void insert_samples(SQLite::Database& db) {
    db.exec(
        "INSERT INTO sample (image_id, queue_item_id, seed, provenance, created) SELECT id, class_id, id, "
        "json_object('prompt', 'A photo of class ' || class_id || '.', 'negative_prompt', '', 'seed', id, 'scheduler', 'dpmpp-2m', "
        "'num_inference_steps', 25, 'guidance_scale', 7.5, 'model', 'bulk', 'model_hash', hex(zeroblob(32))), '2026-01-01T00:00:00Z' "
        "FROM image WHERE run_id = 1");
    db.exec(
        "INSERT INTO score (image_id, name, value) SELECT image_id, name, 0.4 * abs(random() / 9223372036854775808.0) - 0.1 FROM sample "
        "CROSS JOIN (SELECT 'margin' AS name UNION SELECT 'nearest_real')");
}

}  // namespace

void make_bulk_project(const fs::path& folder, const BulkOptions& options) {
    const project::Project project = project::Project::create(folder);
    const fs::path originals = folder.parent_path() / (folder.filename().string() + "-originals");
    make_files(originals, options.real, options);
    make_files(project.images_dir() / "run_1", options.samples, options);
    SQLite::Database& db = project.db();
    db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
    db.exec("BEGIN");
    IndexesOff indexes(db);
    const std::string classes = numbers_below(options.classes);
    db.exec("INSERT INTO class (id, name, ordinal) " + classes + "SELECT n + 1, 'class_' || n, n FROM k");
    db.exec(
        "INSERT INTO generation_run (id, name, method, settings, model, created, chosen) "
        "VALUES (1, 'run_1', 'plain_cfg', '{}', 'bulk', '2026-01-01T00:00:00Z', 1)");
    db.exec("INSERT INTO queue_item (run_id, class_id, position, request, images, state, changed) " + classes +
            "SELECT 1, n + 1, n, '{}', 1, 'done', '2026-01-01T00:00:00Z' FROM k");
    insert_images(db, originals.string(), options.real, true, options);
    insert_images(db, "images/run_1", options.samples, false, options);
    insert_samples(db);
    indexes.make_again();
    db.exec("COMMIT");
}

}  // namespace tw::test
