#pragma once

#include "core/project/project.h"

#include <optional>

namespace tw::project {

struct SplitManifest {
    std::string sha256;
    Json spec;
    std::string created;
};

/// One manifest for every step: which picture is in which partition. A picture is in exactly one by the schema.
class SplitRepository {
public:
    explicit SplitRepository(const Project& project) : project_(project) {}
    /// Hashes the present partition of all real images and stores it with the spec.
    SplitManifest freeze(const Json& spec);
    std::optional<SplitManifest> current() const;
    /// Throws Error when partitions changed since freeze() - every step that uses the split calls it first.
    void verify() const;

    /// True when there is a manifest and verify() would let it pass.
    bool holds() const;
    /// After pictures were only found at another place: partitions, classes and contents are what they were, so the manifest and the
    /// trainings that name it go on holding. `same_pictures` false: contents or classes changed, so trainings keep the old name.
    void follow(bool same_pictures);

private:
    std::string compute_hash() const;
    const Project& project_;
};

}  // namespace tw::project
