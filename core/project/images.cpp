#include "core/project/images.h"

#include "core/base/error.h"
#include "core/project/image_rows.h"

#include <algorithm>

namespace tw::project {
namespace {

Where conditions(const std::string& kind, const std::string& partition, std::int64_t class_id) {
    Where where;
    if (!partition.empty()) where.also("image.partition = ?", partition);
    if (!kind.empty()) where.also("image.kind = ?", kind);
    if (class_id != 0) where.also("image.class_id = ?", class_id);
    return where;
}

const std::string select_images = std::string("SELECT ") + image_columns + " FROM image";

}  // namespace

void ImageRepository::add(ImageRow& row) {
    row.id = insert(project_,
                    "INSERT INTO image (class_id, kind, partition, path, idx, width, height, channels, source, sha256, dhash, "
                    "import_id, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.class_id, row.kind, row.partition, row.path, row.idx, row.width, row.height, row.channels, row.source, row.sha256,
                    row.dhash, row.import_id, row.run_id);
    project_.announce("image", {row.id});
}

ImageRow ImageRepository::get(std::int64_t id) const {
    Query query(project_, select_images + " WHERE id = ?", id);
    if (!query.next()) throw Error("the project has no image " + std::to_string(id));
    return read_image(query);
}

std::vector<ImageRow> ImageRepository::get_many(const std::vector<std::int64_t>& ids) const {
    std::vector<ImageRow> rows;
    rows.reserve(ids.size());
    for (const std::int64_t id : ids) rows.push_back(get(id));
    return rows;
}

std::vector<std::int64_t> ImageRepository::ids(const std::string& kind, const std::string& partition, std::int64_t class_id) const {
    std::vector<std::int64_t> ids;
    // Sorted here: SQLite would write a million of them into a temporary tree.
    Query query(project_, conditions(kind, partition, class_id), "SELECT image.id FROM image");
    while (query.next()) ids.push_back(query.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<ImageRow> ImageRepository::list(const std::string& kind, const std::string& partition, std::int64_t class_id) const {
    std::vector<ImageRow> rows;
    Query query(project_, conditions(kind, partition, class_id), select_images, " ORDER BY image.id");
    while (query.next()) rows.push_back(read_image(query));
    return rows;
}

std::map<std::int64_t, std::int64_t> ImageRepository::real_counts(const std::string& partition) const {
    return query_counts(project_, "SELECT class_id, images FROM image_count WHERE run_id = 0 AND what = ? AND images > 0", partition);
}

std::vector<HashedImage> ImageRepository::hashes(const std::vector<std::string>& partitions) const {
    std::vector<HashedImage> hashes;
    Query query(project_, "SELECT id, dhash FROM image WHERE partition IN (SELECT value FROM json_each(?)) AND kind = 'real' ORDER BY id",
                Json(partitions));
    while (query.next()) hashes.push_back({query.integer(0), query.bits(1)});
    return hashes;
}

std::vector<HashedImage> ImageRepository::hashes_of_class(const std::string& partition, std::int64_t class_id) const {
    std::vector<HashedImage> hashes;
    Query query(project_, conditions("real", partition, class_id), "SELECT id, dhash FROM image");
    while (query.next()) hashes.push_back({query.integer(0), query.bits(1)});
    return hashes;
}

std::optional<ImageRow> ImageRepository::by_sha256(const std::string& sha256) const {
    Query query(project_, select_images + " WHERE sha256 = ? ORDER BY id LIMIT 1", sha256);
    return query.next() ? std::optional(read_image(query)) : std::nullopt;
}

std::optional<ImageRow> ImageRepository::by_path(const std::string& path, std::int64_t idx) const {
    Query query(project_, select_images + " WHERE path = ? AND idx = ?", path, idx);
    return query.next() ? std::optional(read_image(query)) : std::nullopt;
}

void ImageRepository::update(const ImageRow& row) {
    execute(
        project_,
        "UPDATE image SET class_id = ?, path = ?, idx = ?, width = ?, height = ?, channels = ?, source = ?, sha256 = ?, dhash = ? WHERE "
        "id = ?",
        row.class_id, row.path, row.idx, row.width, row.height, row.channels, row.source, row.sha256, row.dhash, row.id);
    project_.announce("image", {row.id});
}

void ImageRepository::set_partition(const std::vector<std::int64_t>& ids, const std::string& partition) {
    execute(project_, "UPDATE image SET partition = ? WHERE id IN (SELECT value FROM json_each(?))", partition, id_list(ids));
    project_.announce("image", ids);
}

std::filesystem::path ImageRepository::absolute_path(const ImageRow& row) const {
    return row.kind == "synthetic" ? project_.folder() / row.path : std::filesystem::path(row.path);
}

}  // namespace tw::project
