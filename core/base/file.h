#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace tw {

namespace fs = std::filesystem;

/// Whole file as bytes. Throws Error naming the file when it is missing, unreadable or larger than `max_bytes`.
std::string read_file(const fs::path& path, std::uintmax_t max_bytes = std::uintmax_t{16} << 30);

/// A name beside `path` that ends in ".part" and that no other thread or process takes: where a file is written before it is renamed.
fs::path staged_beside(const fs::path& path);

/// Writes beside the target, syncs, renames: the target is either the old or the whole new file, also on a full disk.
void write_file_atomic(const fs::path& path, std::string_view bytes);

struct NewFile {
    fs::path path;
    std::string bytes;
};

/// Each like write_file_atomic and all side by side, for a disk takes many syncs in the time of one; makes and syncs their folders.
/// Throws the first fault, after which none of them is left.
void write_files_atomic(std::span<const NewFile> files);

/// Syncs one file or folder to disk. Throws Error naming it.
void sync_path(const fs::path& path);

/// Bytes free for this user on the file system that holds `path` (or its nearest existing parent).
std::uintmax_t free_bytes(const fs::path& path);

/// `name` made safe as one path component: separators, control characters and a leading dot replaced by '_'.
std::string safe_file_name(std::string_view name);

/// A folder that is removed with its content at the end of the scope.
class TempDir {
public:
    explicit TempDir(std::string_view prefix = "tailwright");
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace tw
