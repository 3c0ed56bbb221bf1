#include "core/media/idx.h"

#include "core/base/error.h"

#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>

namespace tw::media {

namespace fs = std::filesystem;

struct IdxReader {
    const fs::path& path;
    gzFile file = nullptr;

    explicit IdxReader(const fs::path& where) : path(where), file(gzopen(where.c_str(), "rb")) {
        if (file == nullptr) throw Error(path.string() + " cannot be opened: " + std::strerror(errno));
        gzbuffer(file, 1 << 18);
    }
    ~IdxReader() { gzclose(file); }
    IdxReader(const IdxReader&) = delete;
    IdxReader& operator=(const IdxReader&) = delete;

    [[noreturn]] void fail(const std::string& what) const { throw Error(path.string() + " " + what); }

    /// May give fewer bytes than asked for, at the end of the file only.
    std::size_t read(char* to, std::size_t size) const {
        std::size_t got = 0;
        while (got < size) {
            const unsigned int piece = static_cast<unsigned int>(std::min<std::size_t>(size - got, 1u << 20));
            const int count = gzread(file, to + got, piece);
            int code = Z_OK;
            const std::string message = gzerror(file, &code);
            if (code == Z_BUF_ERROR) fail("is a gzip file that ends too early");
            if (count < 0) fail("cannot be unpacked: " + message);
            if (count == 0) break;
            got += static_cast<std::size_t>(count);
        }
        return got;
    }

    void read_header(std::vector<std::int64_t>& sizes) const {
        unsigned char magic[4] = {};
        if (read(reinterpret_cast<char*>(magic), 4) != 4 || magic[0] != 0 || magic[1] != 0) fail("is not an idx file");
        if (magic[2] != 0x08) {
            fail("is an idx file of type " + std::to_string(magic[2]) + "; only type 8, unsigned bytes, is read");
        }
        if (magic[3] < 1 || magic[3] > 4) fail("is an idx file of " + std::to_string(magic[3]) + " dimensions; 1 to 4 are read");
        for (int i = 0; i < magic[3]; ++i) {
            unsigned char be[4] = {};
            if (read(reinterpret_cast<char*>(be), 4) != 4) fail("ends inside its idx header");
            sizes.push_back(std::int64_t{be[0]} << 24 | be[1] << 16 | be[2] << 8 | be[3]);
        }
    }

    std::size_t promised(const std::vector<std::int64_t>& sizes) const {
        constexpr std::int64_t limit = std::int64_t{8} << 30;
        std::int64_t bytes = 1;
        for (const std::int64_t size : sizes) {
            if (size > 0 && bytes > limit / size) fail("says that it holds more than 8 GiB, the limit for an idx file");
            bytes *= size;
        }
        return static_cast<std::size_t>(bytes);
    }

    void read_data(std::string& data, std::size_t bytes) const {
        // Grows with what is really there, so that a header that lies does not take the memory it asks for.
        constexpr std::size_t step = 16u << 20;
        while (data.size() < bytes) {
            const std::size_t before = data.size();
            const std::size_t wanted = std::min(step, bytes - before);
            data.resize(before + wanted);
            if (const std::size_t got = read(data.data() + before, wanted); got < wanted) {
                fail("holds " + std::to_string(before + got) + " bytes of data where its header says " + std::to_string(bytes));
            }
        }
        char beyond = 0;
        if (read(&beyond, 1) != 0) fail("holds more data than the " + std::to_string(bytes) + " bytes its header says");
    }

    static std::shared_ptr<const IdxFile> load(const fs::path& path) {
        std::error_code error;
        if (fs::is_directory(path, error)) throw Error(path.string() + " is a folder, not an idx file");
        const IdxReader reader(path);
        auto idx = std::make_shared<IdxFile>();
        idx->path_ = path;
        reader.read_header(idx->sizes_);
        reader.read_data(idx->data_, reader.promised(idx->sizes_));
        return idx;
    }
};

namespace {

/// Keeps every file that is in use, and the last few beyond that.
class IdxCache {
public:
    std::shared_ptr<const IdxFile> get(const fs::path& path) {
        const std::scoped_lock lock(mutex_);
        const Stamp stamp = stamp_of(path);
        Entry& entry = entries_[path.string()];
        std::shared_ptr<const IdxFile> file = entry.file.lock();
        if (!file || entry.stamp != stamp) {
            file = IdxReader::load(path);
            entry = {file, stamp};
            forget_unused();
        }
        keep(file);
        return file;
    }

private:
    struct Stamp {
        std::uintmax_t size = 0;
        fs::file_time_type changed;
        bool operator==(const Stamp&) const = default;
    };
    struct Entry {
        std::weak_ptr<const IdxFile> file;
        Stamp stamp;
    };

    static Stamp stamp_of(const fs::path& path) {
        std::error_code error;
        Stamp stamp;
        stamp.size = fs::file_size(path, error);
        stamp.changed = fs::last_write_time(path, error);
        return stamp;
    }

    void keep(const std::shared_ptr<const IdxFile>& file) {
        constexpr std::size_t kept_files = 4;
        if (!recent_.empty() && recent_.front() == file) return;
        std::erase(recent_, file);
        recent_.push_front(file);
        if (recent_.size() > kept_files) recent_.pop_back();
    }

    void forget_unused() {
        std::erase_if(entries_, [](const auto& item) { return item.second.file.expired(); });
    }

    std::mutex mutex_;
    std::map<std::string, Entry> entries_;
    std::deque<std::shared_ptr<const IdxFile>> recent_;
};

}  // namespace

std::shared_ptr<const IdxFile> IdxFile::open(const fs::path& path) {
    static IdxCache cache;
    return cache.get(path);
}

Image IdxFile::image(std::int64_t index) const {
    if (sizes_.size() != 3 || sizes_[1] < 1 || sizes_[2] < 1) {
        throw Error(path_.string() + " holds no pictures: it has " + std::to_string(sizes_.size()) + " dimensions, not 3");
    }
    if (index < 0 || index >= count()) {
        throw Error(path_.string() + " has no picture " + std::to_string(index) + ", it holds " + std::to_string(count()));
    }
    Image image{static_cast<int>(sizes_[2]), static_cast<int>(sizes_[1]), 1, {}};
    const std::int64_t size = sizes_[1] * sizes_[2];
    const auto first = data_.begin() + index * size;
    image.pixels.assign(first, first + size);
    return image;
}

int IdxFile::label(std::int64_t index) const {
    if (sizes_.size() != 1) {
        throw Error(path_.string() + " holds no labels: it has " + std::to_string(sizes_.size()) + " dimensions, not 1");
    }
    if (index < 0 || index >= count()) {
        throw Error(path_.string() + " has no label " + std::to_string(index) + ", it holds " + std::to_string(count()));
    }
    return static_cast<unsigned char>(data_[static_cast<std::size_t>(index)]);
}

}  // namespace tw::media
