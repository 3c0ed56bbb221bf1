#pragma once

#include "core/project/project.h"

#include <map>
#include <optional>
#include <vector>

namespace tw::project {

struct ImageRow {
    std::int64_t id = 0;
    std::int64_t class_id = 0;
    std::string kind = "real";        // "real", "synthetic"
    std::string partition = "train";  // "pretrain", "train", "validation", "test", "held_out"
    std::string path;                 // as stored; see absolute_path
    std::int64_t idx = -1;
    int width = 0, height = 0, channels = 0;
    Json source = Json::object();
    std::string sha256;
    std::uint64_t dhash = 0;
    std::optional<std::int64_t> import_id;
    std::optional<std::int64_t> run_id;
};

struct HashedImage {
    std::int64_t id = 0;
    std::uint64_t dhash = 0;
};

class ImageRepository {
public:
    explicit ImageRepository(const Project& project) : project_(project) {}
    /// Inserts and sets row.id. A synthetic row in validation or test is refused by the schema (Error).
    void add(ImageRow& row);
    ImageRow get(std::int64_t id) const;
    std::vector<ImageRow> get_many(const std::vector<std::int64_t>& ids) const;  // in the order asked for
    /// Ids only, by id; an empty kind or partition means any; class_id 0 means any.
    std::vector<std::int64_t> ids(const std::string& kind, const std::string& partition, std::int64_t class_id = 0) const;
    std::vector<ImageRow> list(const std::string& kind, const std::string& partition, std::int64_t class_id = 0) const;
    /// class id -> count (real images of a partition).
    std::map<std::int64_t, std::int64_t> real_counts(const std::string& partition) const;
    std::vector<HashedImage> hashes(const std::vector<std::string>& partitions) const;
    /// Real images of one class and partition, in no order.
    std::vector<HashedImage> hashes_of_class(const std::string& partition, std::int64_t class_id) const;
    std::optional<ImageRow> by_sha256(const std::string& sha256) const;
    std::optional<ImageRow> by_path(const std::string& path, std::int64_t idx) const;
    /// Everything of the row that a changed original may change: class, place, size, source and hashes. The partition stays.
    void update(const ImageRow& row);
    void set_partition(const std::vector<std::int64_t>& ids, const std::string& partition);
    /// Real images' paths are absolute; synthetic ones are relative to the project folder.
    std::filesystem::path absolute_path(const ImageRow& row) const;

private:
    const Project& project_;
};

}  // namespace tw::project
