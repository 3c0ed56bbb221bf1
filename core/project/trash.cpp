#include "core/project/trash.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/sql.h"

#include <set>

namespace tw::project {
namespace {

const std::string rejected = " FROM sample WHERE verdict = 'rejected' AND image_id NOT IN (SELECT image_id FROM trash)";

/// False: there is nothing at `from`, or something at `to` already.
bool move_file(const fs::path& from, const fs::path& to, std::set<fs::path>& folders) {
    std::error_code error;
    if (!fs::exists(from, error) || fs::exists(to, error)) return false;
    fs::create_directories(to.parent_path(), error);
    if (!error) fs::rename(from, to, error);
    if (error) throw Error(from.string() + " cannot be moved to " + to.string() + ": " + error.message());
    folders.insert({from.parent_path(), to.parent_path()});
    return true;
}

void sync_all(const std::set<fs::path>& folders) {
    for (const fs::path& folder : folders) sync_path(folder);
}

}  // namespace

fs::path TrashRepository::kept(const std::string& path) const {
    return project_.folder() / path;
}

fs::path TrashRepository::trashed(const std::string& path) const {
    return project_.folder() / "trash" / path;
}

std::vector<std::int64_t> TrashRepository::removable() const {
    return query_ids(project_, "SELECT image_id" + rejected + " ORDER BY image_id");
}

std::int64_t TrashRepository::removable_count() const {
    Query query(project_, "SELECT COUNT(*)" + rejected);
    return query.next() ? query.integer(0) : 0;
}

void TrashRepository::remove(const std::vector<std::int64_t>& image_ids) {
    std::vector<std::string> paths;
    {
        Transaction transaction(project_);
        for (const std::int64_t id : image_ids) {
            Query query(project_, "SELECT path FROM image WHERE id = ? AND kind = 'synthetic' AND id NOT IN (SELECT image_id FROM trash)",
                        id);
            if (!query.next()) continue;
            paths.push_back(query.text(0));
            std::error_code error;
            const std::uintmax_t bytes = fs::file_size(kept(paths.back()), error);
            execute(project_, "INSERT INTO trash (image_id, bytes, moved) VALUES (?, ?, ?)", id, error ? 0 : bytes, now_utc());
        }
        project_.announce("trash");
        project_.announce("sample", image_ids);
        transaction.commit();
    }
    std::set<fs::path> folders;
    for (const std::string& path : paths) move_file(kept(path), trashed(path), folders);
    sync_all(folders);
}

void TrashRepository::restore(const std::vector<std::int64_t>& image_ids) {
    const std::vector<TrashedPicture> pictures = rows(image_ids);
    if (pictures.empty()) return;
    {
        Transaction transaction(project_);
        for (const TrashedPicture& one : pictures) execute(project_, "DELETE FROM trash WHERE image_id = ?", one.image_id);
        project_.announce("trash");
        project_.announce("sample", image_ids);
        transaction.commit();
    }
    std::set<fs::path> folders;
    for (const TrashedPicture& one : pictures) move_file(trashed(one.path), kept(one.path), folders);
    sync_all(folders);
}

std::vector<TrashedPicture> TrashRepository::rows(const std::vector<std::int64_t>& image_ids) const {
    std::vector<TrashedPicture> pictures;
    Query query(project_,
                "SELECT trash.image_id, image.path, trash.bytes, trash.moved FROM trash JOIN image ON image.id = trash.image_id WHERE "
                "trash.emptied = '' AND trash.image_id IN (SELECT value FROM json_each(?)) ORDER BY trash.moved DESC, trash.image_id",
                id_list(image_ids));
    while (query.next()) pictures.push_back({query.integer(0), query.text(1), query.integer(2), query.text(3)});
    return pictures;
}

std::vector<TrashedPicture> TrashRepository::all() const {
    return rows(query_ids(project_, "SELECT image_id FROM trash WHERE emptied = ''"));
}

std::vector<std::int64_t> TrashRepository::among(const std::vector<std::int64_t>& image_ids) const {
    std::vector<std::int64_t> found;
    for (const TrashedPicture& one : rows(image_ids)) found.push_back(one.image_id);
    return found;
}

TrashSize TrashRepository::size() const {
    Query query(project_, "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM trash WHERE emptied = ''");
    return query.next() ? TrashSize{query.integer(0), query.integer(1)} : TrashSize{};
}

std::int64_t TrashRepository::empty() {
    const std::vector<TrashedPicture> pictures = all();
    {
        Transaction transaction(project_);
        execute(project_, "UPDATE trash SET emptied = ? WHERE emptied = ''", now_utc());
        project_.announce("trash");
        transaction.commit();
    }
    for (const TrashedPicture& one : pictures) {
        std::error_code error;
        fs::remove(trashed(one.path), error);
        if (error) throw Error(trashed(one.path).string() + " cannot be deleted: " + error.message());
    }
    return static_cast<std::int64_t>(pictures.size());
}

std::int64_t TrashRepository::follow() {
    std::int64_t moved = 0;
    std::set<fs::path> folders;
    Query query(project_, "SELECT image.path, trash.emptied FROM trash JOIN image ON image.id = trash.image_id");
    while (query.next()) {
        const std::string path = query.text(0);
        std::error_code ignored;
        if (query.text(1).empty()) {
            moved += move_file(kept(path), trashed(path), folders);
        } else {
            fs::remove(trashed(path), ignored);
        }
    }
    // The other way: a file in the trash whose row says that it is not there.
    std::error_code error;
    std::vector<std::string> strays;
    for (fs::recursive_directory_iterator it(project_.folder() / "trash", error), end; !error && it != end; it.increment(error)) {
        if (it->is_regular_file(error)) strays.push_back(fs::relative(it->path(), project_.folder() / "trash").string());
    }
    for (const std::string& path : strays) {
        Query row(project_, "SELECT 1 FROM image WHERE path = ? AND idx = -1 AND id NOT IN (SELECT image_id FROM trash)", path);
        if (row.next()) moved += move_file(trashed(path), kept(path), folders);
    }
    sync_all(folders);
    return moved;
}

}  // namespace tw::project
