#include "core/base/file.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <set>
#include <system_error>
#include <thread>
#include <vector>

namespace tw {
namespace {

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
    throw Error(path.string() + ": " + what + ": " + std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    bool ok() const { return fd_ >= 0; }

private:
    int fd_;
};

constexpr std::size_t most_syncs_at_once = 16;

void write_all(int fd, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path, "cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

std::string read_file(const fs::path& path, std::uintmax_t max_bytes) {
    std::error_code error;
    if (fs::is_directory(path, error)) throw Error(path.string() + " is a folder, not a file");
    std::ifstream in(path, std::ios::binary);
    if (!in) fail(path, "cannot be opened");
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > max_bytes) {
        throw Error(path.string() + " has " + std::to_string(size) + " bytes, more than the limit of " + std::to_string(max_bytes));
    }
    std::string bytes(error ? 0 : size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad()) fail(path, "cannot be read");
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

fs::path staged_beside(const fs::path& path) {
    static std::atomic<unsigned> counter = 0;
    fs::path staged = path;
    staged += "." + std::to_string(::getpid()) + "." + std::to_string(counter++) + ".part";
    return staged;
}

void write_file_atomic(const fs::path& path, std::string_view bytes) {
    const fs::path staged = staged_beside(path);
    try {
        Descriptor file(staged, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.ok()) fail(path, "cannot be created");
        write_all(file.get(), bytes, path);
        if (::fsync(file.get()) != 0) fail(path, "cannot be synced to disk");
        if (::rename(staged.c_str(), path.c_str()) != 0) fail(path, "cannot be put in place");
    } catch (...) {
        ::unlink(staged.c_str());
        throw;
    }
}

void write_files_atomic(std::span<const NewFile> files) {
    std::set<fs::path> folders;
    for (const NewFile& file : files) {
        const fs::path folder = file.path.parent_path();
        if (!folders.insert(folder).second) continue;
        if (fs::create_directories(folder)) sync_path(folder.parent_path());
    }
    std::vector<std::exception_ptr> faults(files.size());
    std::atomic<std::size_t> next = 0;
    const auto write_some = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            try {
                write_file_atomic(files[i].path, files[i].bytes);
            } catch (...) {
                faults[i] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others(std::min(files.size(), most_syncs_at_once) - (files.empty() ? 0 : 1));
        for (std::jthread& other : others) other = std::jthread(write_some);
        write_some();
    }
    const auto fault = std::find_if(faults.begin(), faults.end(), [](const std::exception_ptr& one) { return one != nullptr; });
    if (fault != faults.end()) {
        std::error_code ignored;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (!faults[i]) fs::remove(files[i].path, ignored);
        }
        std::rethrow_exception(*fault);
    }
    for (const fs::path& folder : folders) sync_path(folder);
}

void sync_path(const fs::path& path) {
    Descriptor file(path, O_RDONLY);
    if (!file.ok()) fail(path, "cannot be opened");
    if (::fsync(file.get()) != 0) fail(path, "cannot be synced to disk");
}

std::uintmax_t free_bytes(const fs::path& path) {
    fs::path place = fs::absolute(path);
    while (!fs::exists(place) && place.has_parent_path() && place != place.parent_path()) place = place.parent_path();
    std::error_code error;
    const fs::space_info space = fs::space(place, error);
    if (error) throw Error(place.string() + ": free space cannot be read: " + error.message());
    return space.available;
}

std::string safe_file_name(std::string_view name) {
    std::string safe(name);
    for (char& c : safe) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == 0x7f) c = '_';
    }
    if (safe.empty() || safe.front() == '.') safe.insert(safe.begin(), '_');
    return safe;
}

TempDir::TempDir(std::string_view prefix) {
    std::string pattern = (fs::temp_directory_path() / (std::string(prefix) + "-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) fail(pattern, "cannot be created");
    path_ = pattern;
}

TempDir::~TempDir() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace tw
