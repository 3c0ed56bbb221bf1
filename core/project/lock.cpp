#include "core/project/lock.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace tw::project {
namespace {

namespace fs = std::filesystem;

fs::path lock_file(const fs::path& folder) {
    return folder / "project.lock";
}

// An open file description lock: unlike a POSIX record lock it belongs to this descriptor and not to the process, so that
// closing some other descriptor of the file does not drop it.
struct flock whole_file() {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    return range;
}

std::string read_text(int fd) {
    std::array<char, 4096> buffer;
    const ssize_t size = ::pread(fd, buffer.data(), buffer.size(), 0);
    return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string describe_self() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
    return to_line({{"program", program_invocation_short_name},
                    {"pid", ::getpid()},
                    {"host", std::string(host.data())},
                    {"since", now_utc()}}) +
           "\n";
}

std::string describe_holder(const std::string& text) {
    const Json holder = Json::parse(text, nullptr, false);
    if (!holder.is_object()) return "another program";
    return holder.value("program", "another program") + " (process " + std::to_string(holder.value("pid", 0)) + " on " +
           holder.value("host", "an unknown machine") + ", since " + holder.value("since", "an unknown time") + ")";
}

void write_text(int fd, const std::string& text) {
    if (::ftruncate(fd, 0) == 0 && ::pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0) {
        return;
    }
    throw Error("the lock of the project cannot be written: " + std::string(std::strerror(errno)));
}

}  // namespace

FolderLock::FolderLock(const fs::path& folder) {
    fd_ = ::open(lock_file(folder).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd_ < 0) throw Error(folder.string() + " cannot be opened for writing: " + std::strerror(errno));
    try {
        struct flock range = whole_file();
        if (::fcntl(fd_, F_OFD_SETLK, &range) != 0) {
            if (errno != EAGAIN && errno != EACCES) {
                throw Error(folder.string() + " cannot be locked: " + std::strerror(errno));
            }
            throw Error("project " + folder.string() + " is already open for writing in " + describe_holder(read_text(fd_)) +
                        "; close it there first, or open it for reading");
        }
        was_unclean_ = !read_text(fd_).empty();
        write_text(fd_, describe_self());
    } catch (...) {
        ::close(fd_);
        throw;
    }
}

void FolderLock::release(bool clean) {
    if (fd_ < 0) return;
    // A failed truncation only makes the next open look twice.
    if (clean) static_cast<void>(!::ftruncate(fd_, 0));
    ::close(fd_);
    fd_ = -1;
}

FolderLock::~FolderLock() {
    release(false);
}

bool FolderLock::left_unclean(const fs::path& folder) {
    const int fd = ::open(lock_file(folder).c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    struct flock range = whole_file();
    const bool is_free = ::fcntl(fd, F_OFD_GETLK, &range) == 0 && range.l_type == F_UNLCK;
    const bool unclean = is_free && !read_text(fd).empty();
    ::close(fd);
    return unclean;
}

}  // namespace tw::project
