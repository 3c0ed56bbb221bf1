#pragma once

#include "core/base/error.h"
#include "core/media/image.h"
#include "core/stages/generation/copy_test.h"
#include "core/stages/generation/record.h"

#include <cstdint>
#include <optional>

namespace tw::stages {

/// The project could not take a finished picture (full disk, lost disk, no permission): drawing on is senseless.
class StorageFault : public Error {
public:
    using Error::Error;
};

/// Takes finished pictures into the project, each one at once: file first (staged, synced, renamed), then both rows in one
/// transaction. A crash in between leaves a file without rows, which the repair at the next opening moves away.
class Keeper {
public:
    explicit Keeper(project::Project& project);
    /// The new image's id; nothing for a refused copy of a validation or test image, of which only the fact is recorded.
    std::optional<std::int64_t> keep(const Origin& origin, std::int64_t queue_item_id, std::int64_t class_id, const media::Image& picture);

private:
    std::int64_t store(const Origin& origin, std::int64_t queue_item_id, std::int64_t class_id, const media::Image& picture);

    project::Project& project_;
    CopyTest copies_;
};

}  // namespace tw::stages
