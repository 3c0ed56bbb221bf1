#pragma once

#include "core/base/file.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace tw {

/// Writes a POSIX tar (ustar; long names and large files in pax headers, IEEE Std 1003.1), streamed, with zero times and owners: the
/// same entries give the same bytes. Throws Error naming the file that cannot be read or written.
class TarWriter {
public:
    /// The file must not exist.
    explicit TarWriter(const fs::path& path);
    ~TarWriter();
    TarWriter(const TarWriter&) = delete;
    TarWriter& operator=(const TarWriter&) = delete;

    void add(const std::string& name, std::string_view bytes);
    /// Returns the SHA-256 of what was written.
    std::string add_file(const std::string& name, const fs::path& file);
    /// Written so far.
    std::uintmax_t bytes() const;
    /// Ends the archive and syncs it.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One entry while it is being read.
class TarEntry {
public:
    virtual ~TarEntry() = default;
    virtual const std::string& name() const = 0;
    virtual std::uint64_t size() const = 0;
    /// The next bytes; empty at the end of the entry. Throws Error when the archive ends too early.
    virtual std::string_view next() = 0;
};

/// Hands every regular file of the archive to `take`, in order; false ends early. What was not read of an entry is skipped. Throws Error
/// naming the archive: no tar, damaged, cut off.
void read_tar(const fs::path& path, const std::function<bool(TarEntry&)>& take);

}  // namespace tw
