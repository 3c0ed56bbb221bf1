#include "core/project/backup.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/tar.h"
#include "core/base/text.h"
#include "core/project/sql.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>

namespace tw::project {
namespace {

constexpr const char* manifest_name = "tailwright-backup.json";
constexpr const char* manifest_format = "tailwright project backup";

/// A file or folder that goes at the end of the scope, unless it was renamed by then.
class Transient {
public:
    explicit Transient(fs::path path) : path_(std::move(path)) {}
    ~Transient() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Transient(const Transient&) = delete;
    Transient& operator=(const Transient&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Fails rather than replace what came into being meanwhile.
void put_in_place(const fs::path& staged, const fs::path& target) {
    if (::renameat2(AT_FDCWD, staged.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return;
    const int why = errno;
    // Not every file system can: what is then left is to look first.
    const bool is_unable = why == EINVAL || why == ENOSYS;
    if (is_unable && !fs::exists(target) && ::rename(staged.c_str(), target.c_str()) == 0) return;
    throw Error(target.string() + " cannot be put in place: " + std::strerror(is_unable ? EEXIST : why));
}

struct Picture {
    std::string path;  // relative to the project
    std::uint64_t bytes = 0;
};

class Backup {
public:
    Backup(const Project& project, const fs::path& target, const BackupStep& step)
        : project_(project), target_(target), step_(step), staged_(target.string() + ".incomplete") {}

    BackupReport run() {
        if (fs::exists(target_)) throw Error(target_.string() + " exists already; a backup never overwrites");
        fs::remove(staged_.path());
        fs::remove(snapshot_.path());
        take_snapshot();
        find_pictures();
        TarWriter tar(staged_.path());
        add(tar, "project.db", snapshot_.path());
        for (const Picture& picture : pictures_) {
            if (stopped_) break;
            add_picture(tar, picture);
        }
        if (stopped_) {
            report_.stopped = true;
            return report_;
        }
        tar.add(manifest_name, to_line({{"format", manifest_format}, {"created", now_utc()}, {"files", hashes_}}) + "\n");
        tar.finish();
        put_in_place(staged_.path(), target_);
        sync_path(fs::absolute(target_).parent_path());
        return report_;
    }

private:
    /// Whole and of one moment, whoever writes meanwhile.
    void take_snapshot() {
        try {
            SQLite::Statement statement(project_.db(), "VACUUM INTO ?");
            statement.bind(1, snapshot_.path().string());
            statement.exec();
        } catch (const SQLite::Exception& fault) {
            throw Error(snapshot_.path().string() + " cannot be written: " + fault.what());
        }
    }

    void find_pictures() {
        Query query(project_, "SELECT path FROM image WHERE kind = 'synthetic' ORDER BY id");
        while (query.next()) {
            const std::string path = query.text(0);
            // Wherever it is now: a picture goes to the trash and comes back while we look.
            for (const std::string& place : {path, "trash/" + path}) {
                std::error_code error;
                const std::uintmax_t bytes = fs::file_size(project_.folder() / place, error);
                if (error) continue;
                pictures_.push_back({place, bytes});
                total_ += bytes;
                break;
            }
        }
        total_ += fs::file_size(snapshot_.path());
    }

    void add(TarWriter& tar, const std::string& name, const fs::path& file) {
        hashes_[name] = tar.add_file(name, file);
        report_.bytes += fs::file_size(file);
        if (step_ && !step_(report_.bytes, total_)) stopped_ = true;
    }

    void add_picture(TarWriter& tar, const Picture& picture) {
        const bool was_trashed = picture.path.starts_with("trash/");
        const std::string other = was_trashed ? picture.path.substr(6) : "trash/" + picture.path;
        for (const std::string& place : {picture.path, other}) {
            if (!fs::exists(project_.folder() / place)) continue;
            add(tar, place, project_.folder() / place);
            ++report_.files;
            return;
        }
        ++report_.missing;
    }

    const Project& project_;
    const fs::path target_;
    const BackupStep& step_;
    Transient staged_;
    Transient snapshot_{target_.string() + ".db.incomplete"};
    std::vector<Picture> pictures_;
    std::map<std::string, std::string> hashes_;
    std::uint64_t total_ = 0;
    bool stopped_ = false;
    BackupReport report_;
};

class Restoration {
public:
    Restoration(const fs::path& backup, const fs::path& folder, const BackupStep& step)
        : backup_(backup), folder_(folder), step_(step), staged_(folder.string() + ".incomplete") {}

    BackupReport run() {
        std::error_code error;
        if (fs::exists(folder_, error) && !(fs::is_directory(folder_) && fs::is_empty(folder_))) {
            throw Error(folder_.string() + " exists and is not an empty folder, so no project is restored there");
        }
        fs::remove_all(staged_.path());
        for (const char* name : {"images", "cache", "backups"}) fs::create_directories(staged_.path() / name);
        const std::uint64_t total = fs::file_size(backup_);
        read_tar(backup_, [&](TarEntry& entry) {
            unpack(entry);
            report_.stopped = step_ && !step_(report_.bytes, total);
            return !report_.stopped;
        });
        if (report_.stopped) return report_;
        check();
        fs::remove(folder_, error);  // an empty one
        put_in_place(staged_.path(), folder_);
        sync_path(fs::absolute(folder_).parent_path());
        return report_;
    }

private:
    void unpack(TarEntry& entry) {
        if (entry.name() == manifest_name) {
            std::string text;
            for (std::string_view bytes = entry.next(); !bytes.empty(); bytes = entry.next()) text += bytes;
            manifest_ = Json::parse(text, nullptr, false);
            return;
        }
        const fs::path file = staged_.path() / checked(entry.name());
        fs::create_directories(file.parent_path());
        errno = 0;
        std::ofstream out(file, std::ios::binary);
        Sha256 hash;
        for (std::string_view bytes = entry.next(); !bytes.empty(); bytes = entry.next()) {
            hash.add(bytes);
            out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            report_.bytes += bytes.size();
        }
        out.close();
        if (!out) throw Error(file.string() + " cannot be written: " + std::strerror(errno));
        sync_path(file);
        hashes_[entry.name()] = hash.hex();
        ++report_.files;
    }

    /// Nothing of an archive may lead out of the folder.
    fs::path checked(const std::string& name) const {
        const fs::path path(name);
        const bool leads_out =
            path.is_absolute() || std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
        const bool is_ours = name == "project.db" || name.starts_with("images/") || name.starts_with("trash/");
        if (leads_out || !is_ours) throw Error(backup_.string() + " is no backup of a project: it holds " + name);
        return path;
    }

    void check() {
        if (!manifest_.is_object() || manifest_.value("format", "") != manifest_format) {
            throw Error(backup_.string() + " is no backup of a project, or was cut off: its list of files is missing");
        }
        for (const auto& [name, hash] : manifest_.at("files").items()) {
            if (hashes_[name] != hash.get<std::string>()) throw Error(backup_.string() + " is damaged: " + name + " is not what was saved");
        }
        --report_.files;  // the database
        const Project restored = Project::open(staged_.path(), Project::Mode::write);
        const std::string verdict = restored.db().execAndGet("PRAGMA quick_check(1)").getString();
        if (verdict != "ok") throw Error(backup_.string() + " is damaged: its project.db says " + verdict);
    }

    const fs::path backup_, folder_;
    const BackupStep& step_;
    Transient staged_;
    Json manifest_;
    std::map<std::string, std::string> hashes_;
    BackupReport report_;
};

}  // namespace

BackupReport back_up_project(const Project& project, const fs::path& target, const BackupStep& step) {
    return Backup(project, target, step).run();
}

BackupReport restore_project(const fs::path& backup, const fs::path& folder, const BackupStep& step) {
    return Restoration(backup, folder, step).run();
}

}  // namespace tw::project
