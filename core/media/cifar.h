#pragma once

#include "core/media/image.h"

#include <cstdint>
#include <filesystem>

namespace tw::media {

/// The binary version of CIFAR-10 and CIFAR-100: records of one label byte (CIFAR-10) or two (CIFAR-100: coarse, fine) and 3072 bytes, a
/// plane of red, one of green, one of blue, 32 x 32, row by row. Source of the format: https://www.cs.toronto.edu/~kriz/cifar.html
/// Told apart by the size of the file, which must hold whole records. Every function throws Error naming the file and what is wrong.
class CifarFile {
public:
    explicit CifarFile(const std::filesystem::path& path);
    std::int64_t count() const { return count_; }
    /// Of CIFAR-100 the fine one.
    int label(std::int64_t index) const;
    Image image(std::int64_t index) const;
    bool has_coarse_labels() const { return label_bytes_ == 2; }

private:
    std::string record(std::int64_t index) const;

    std::filesystem::path path_;
    std::int64_t count_ = 0;
    int label_bytes_ = 1;
};

/// By its name: "data_batch_1.bin".
bool is_cifar_name(const std::filesystem::path& path);

}  // namespace tw::media
