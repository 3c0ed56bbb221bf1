#pragma once

#include "core/project/images.h"
#include "core/project/runs.h"
#include "core/worker/messages/sampling.h"

#include <optional>

namespace tw::stages {

/// What is known of one picture before it is drawn.
struct Origin {
    const project::GenerationRun& run;
    const std::string& class_name;
    const worker::GenerateRequest& request;
    const worker::SamplingItem& item;
    std::optional<project::ImageRow> source;  // image-to-image
    std::string source_class;                 // of the source, which may be another than the picture's own
};

/// The look-alike whose prompt the request carries, with the reasons, as the run's settings keep it; null when there is none.
Json negative_of(const project::GenerationRun& run, const std::string& class_name, const std::string& negative_prompt);

/// The one provenance record: written to the project, the PNG and metadata.jsonl.
Json provenance_record(const Origin& origin);

}  // namespace tw::stages
