#pragma once

#include "core/project/project.h"

#include <cstdint>
#include <vector>

namespace tw::project {

struct TrashedPicture {
    std::int64_t image_id = 0;
    std::string path;  // where it was, relative to the project folder; its file is at trash/<path>
    std::int64_t bytes = 0;
    std::string moved;
};

struct TrashSize {
    std::int64_t pictures = 0;
    std::int64_t bytes = 0;
};

/// Generated pictures that a person removed. Their rows stay: seeds are not drawn again, reasons are still counted, and they can be
/// restored. The row of `trash` says where a file belongs and is committed first; a crash before the file followed is mended by follow().
class TrashRepository {
public:
    explicit TrashRepository(const Project& project) : project_(project) {}
    /// Rejected pictures of all runs that are not in the trash.
    std::vector<std::int64_t> removable() const;
    std::int64_t removable_count() const;
    /// Files go to trash/. Throws Error naming a file that cannot be moved; what was moved before stays moved.
    void remove(const std::vector<std::int64_t>& image_ids);
    void restore(const std::vector<std::int64_t>& image_ids);
    /// Everything that can still be restored, newest first.
    std::vector<TrashedPicture> all() const;
    /// Of these pictures, those in the trash.
    std::vector<std::int64_t> among(const std::vector<std::int64_t>& image_ids) const;
    TrashSize size() const;
    /// Deletes the files for good. Returns how many.
    std::int64_t empty();
    /// Brings the files to where the rows say. Returns how many it moved.
    std::int64_t follow();

private:
    std::vector<TrashedPicture> rows(const std::vector<std::int64_t>& image_ids) const;
    std::filesystem::path kept(const std::string& path) const;
    std::filesystem::path trashed(const std::string& path) const;
    const Project& project_;
};

}  // namespace tw::project
