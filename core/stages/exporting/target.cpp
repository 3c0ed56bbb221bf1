#include "core/stages/exporting/target.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/project/images.h"
#include "core/project/imports.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

/// Inside a staged folder from its first moment on: a folder of that name without it is somebody else's.
constexpr const char* staging_mark = ".tailwright-export";

fs::path resolved(const fs::path& path) {
    return fs::weakly_canonical(fs::absolute(path)).lexically_normal();
}

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end() || (end->empty() && std::next(end) == folder.end());
}

/// Files below the folder that our manifest does not list; the first one, or none when all is ours.
std::optional<fs::path> first_foreign_file(const fs::path& folder) {
    Json manifest;
    try {
        manifest = read_json_file(folder / manifest_name);
    } catch (const Error&) {
        return fs::directory_iterator(folder)->path();
    }
    if (!manifest.is_object() || manifest.value("format", std::string()) != manifest_format || !manifest.contains("files")) {
        return folder / manifest_name;
    }
    std::set<std::string> ours;
    for (const Json& file : manifest["files"]) ours.insert(file.is_string() ? file.get<std::string>() : std::string());
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) continue;
        if (!ours.contains(fs::relative(entry.path(), folder).string())) return entry.path();
    }
    return std::nullopt;
}

/// Folders in which an export would lie among originals, and be imported with them the next time.
std::set<fs::path> folders_of_originals(const project::Project& project) {
    std::set<fs::path> folders;
    for (const project::ImportRow& import : project::ImportRepository(project).all()) {
        if (import.format == "image_folder") folders.insert(resolved(import.path));
    }
    for (const char* partition : {"pretrain", "train", "validation", "test", "held_out"}) {
        for (const project::ImageRow& image : project::ImageRepository(project).list("real", partition)) {
            if (image.idx < 0) folders.insert(fs::path(image.path).parent_path());
        }
    }
    return folders;
}

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
    throw Error(path.string() + " " + what + ": " + std::strerror(errno));
}

/// One sync for the whole file system costs less than one for each of many small files.
void sync_file_system(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) fail(folder, "cannot be opened");
    const bool synced = ::syncfs(fd) == 0;
    const int reason = errno;
    ::close(fd);
    errno = reason;
    if (!synced) fail(folder, "cannot be synced to disk");
}

}  // namespace

void check_target(const project::Project& project, const fs::path& target) {
    const fs::path place = resolved(target);
    if (place == resolved(project.folder())) throw Error(target.string() + " is the project itself; an export needs a folder of its own");
    for (const fs::path& own : {project.images_dir(), project.cache_dir()}) {
        if (is_inside(place, resolved(own))) throw Error(target.string() + " lies inside the project's own folder " + own.string());
    }
    for (const fs::path& folder : folders_of_originals(project)) {
        if (is_inside(place, folder)) {
            throw Error(target.string() + " lies inside " + folder.string() + ", which holds original images; choose another place");
        }
    }
    if (!fs::exists(fs::symlink_status(target))) return;
    if (!fs::is_directory(target)) throw Error(target.string() + " is a file, not a folder");
    if (fs::is_empty(target)) return;
    if (const auto foreign = first_foreign_file(target)) {
        throw Error(target.string() + " is not empty and holds what no export of ours wrote (" + foreign->filename().string() +
                    "); choose another folder");
    }
}

StagedFolder::StagedFolder(const fs::path& target) : target_(target.lexically_normal()) {
    if (!target_.has_filename()) target_ = target_.parent_path();  // "folder/"
    staged_ = target_;
    staged_ += ".incomplete";
    if (fs::exists(fs::symlink_status(staged_))) {
        if (!fs::exists(staged_ / staging_mark)) throw Error(staged_.string() + " is in the way and was not written by an export of ours");
        fs::remove_all(staged_);  // what a crash left behind
    }
    std::error_code error;
    fs::create_directories(staged_, error);
    if (error) throw Error(staged_.string() + " cannot be created: " + error.message());
    try {
        write_file_atomic(staged_ / staging_mark, "an export that is not complete; may be deleted\n");
    } catch (...) {
        fs::remove_all(staged_, error);
        throw;
    }
}

StagedFolder::~StagedFolder() {
    std::error_code ignored;
    if (!staged_.empty()) fs::remove_all(staged_, ignored);
}

void StagedFolder::publish() {
    fs::remove(staged_ / staging_mark);
    sync_file_system(staged_);
    const bool replaces = fs::exists(target_) && !fs::is_empty(target_);
    if (!replaces) {
        if (::rename(staged_.c_str(), target_.c_str()) != 0) fail(target_, "cannot be put in place");
        staged_.clear();
    } else if (::renameat2(AT_FDCWD, staged_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
        fail(target_, "cannot be replaced");
    }
    // After an exchange the old export stands under the staged name, and the end of the scope removes it.
    sync_path(target_.has_parent_path() ? target_.parent_path() : fs::path("."));
}

}  // namespace tw::stages
