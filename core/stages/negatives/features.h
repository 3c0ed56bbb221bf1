#pragma once

#include "core/jobs/job.h"
#include "core/project/images.h"
#include "core/stages/negatives/propose.h"

#include <memory>
#include <optional>
#include <vector>

namespace tw::stages {

/// What pictures are compared by: unit rows.
class Features {
public:
    virtual ~Features() = default;
    /// In the order of `rows`; nothing when stopped before the end.
    virtual std::optional<worker::Embeddings> images(const std::vector<project::ImageRow>& rows, const jobs::Control& control,
                                                     jobs::ProgressMeter* meter) = 0;
    /// One row a class, by ordinal: what its name says of it; zeros where names mean nothing.
    virtual worker::Embeddings class_names(const jobs::Control& control) = 0;
};

/// As `request.features` names them, for these pictures at least. A classifier is trained here. Nothing when stopped before the end.
/// Throws Error naming a class without validation images, which a classifier needs.
std::unique_ptr<Features> make_features(const project::Project& project, worker::Client& client, const NegativesRequest& request,
                                        const std::vector<project::ImageRow>& pictures, const jobs::Control& control,
                                        const jobs::ProgressFn& report);

}  // namespace tw::stages
