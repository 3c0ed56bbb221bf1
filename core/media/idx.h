#pragma once

#include "core/media/image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tw::media {

/// An idx file of unsigned bytes (the MNIST family), plain or gzip. Source of the format: http://yann.lecun.com/exdb/mnist/
/// Bytes 0,0; type 0x08; number of dimensions; big-endian sizes; data. Throws Error naming the file and what is wrong
/// (not idx, unknown type, fewer bytes than the header says, more bytes than it says).
class IdxFile {
public:
    /// Read once and shared between callers for as long as it is in use (and the last few beyond that). Thread-safe.
    static std::shared_ptr<const IdxFile> open(const std::filesystem::path& path);

    const std::vector<std::int64_t>& sizes() const { return sizes_; }
    std::int64_t count() const { return sizes_.empty() ? 0 : sizes_[0]; }
    /// For a (count, height, width) file; throws Error when index is out of range or the file holds no pictures.
    Image image(std::int64_t index) const;
    /// For a (count) file.
    int label(std::int64_t index) const;

private:
    std::filesystem::path path_;
    std::vector<std::int64_t> sizes_;
    std::string data_;
    friend struct IdxReader;
};

}  // namespace tw::media
