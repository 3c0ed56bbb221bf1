#pragma once

#include "core/base/error.h"
#include "core/media/image.h"
#include "core/stages/generation/copy_test.h"
#include "core/stages/generation/record.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tw::stages {

/// The project could not take a finished picture (full disk, lost disk, no permission): drawing on is senseless.
class StorageFault : public Error {
public:
    using Error::Error;
};

struct Finished {
    Origin origin;
    media::Image picture;
};

/// Takes finished pictures into the project, a batch at once, because every sync to disk takes longer than drawing a small picture:
/// files first (staged, synced, renamed), then all rows in one transaction. A crash in between leaves files without rows, which
/// the repair at the next opening moves away.
class Keeper {
public:
    explicit Keeper(project::Project& project);
    /// The new images' ids in the order of `batch`; nothing for a refused copy of a validation or test image, of which only the fact
    /// is recorded. Throws StorageFault, and then none of the batch is kept.
    std::vector<std::optional<std::int64_t>> keep(const std::vector<Finished>& batch, std::int64_t queue_item_id, std::int64_t class_id);

private:
    project::Project& project_;
    CopyTest copies_;
};

}  // namespace tw::stages
