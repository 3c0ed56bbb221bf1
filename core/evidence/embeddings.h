#pragma once

#include "core/jobs/job.h"
#include "core/project/images.h"
#include "core/worker/client/client.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tw::evidence {

/// The file of the vectors that were remembered last for the project's fit rule, for who can do without a worker; nothing when there is
/// none.
std::optional<std::filesystem::path> remembered_vectors(const project::Project& project);

/// CLIP embeddings of a project's pictures. Each picture is embedded once: the vectors are kept in the cache folder by the picture's
/// SHA-256, the model's hash and the fit rule, and may be deleted at any time.
class EmbeddingSource {
public:
    EmbeddingSource(const project::Project& project, worker::Client& client);
    ~EmbeddingSource();
    EmbeddingSource(const EmbeddingSource&) = delete;
    EmbeddingSource& operator=(const EmbeddingSource&) = delete;

    /// Unit rows in the order of `rows`; nothing when stopped before the end (what was embedded stays in the cache).
    std::optional<worker::Embeddings> images(const std::vector<project::ImageRow>& rows, const jobs::Control& control,
                                             jobs::ProgressMeter* meter = nullptr);
    worker::Embeddings texts(std::vector<std::string> texts, const jobs::Control& control);
    /// The prompt of every class, by ordinal.
    worker::Embeddings class_prompts(const jobs::Control& control);
    /// Of the CLIP folder's weights and configuration.
    const std::string& model_hash() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tw::evidence
