#pragma once

#include "core/base/json.h"
#include "core/media/fit.h"
#include "core/media/image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tw::worker {

/// Request "embed_images": CLIP image embeddings, L2-normalised. Event "embedded" {done,total}.
/// Result {width, values: base64 of float32 little-endian, (images, width)}. An unreadable picture fails the request by name.
struct EmbedImagesRequest {
    std::filesystem::path model;  // transformers CLIP folder
    std::vector<media::Locator> images;
    media::FitRule fit = media::FitRule::resize;
    int batch_size = 64;
};

/// Request "embed_texts": CLIP text embeddings, L2-normalised; the same result form, and `tokens`: their counts.
struct EmbedTextsRequest {
    std::filesystem::path model;
    std::vector<std::string> texts;
};

/// Row-major (count, width), unit rows.
struct Embeddings {
    int width = 0;
    std::vector<float> values;
    std::size_t count() const { return width == 0 ? 0 : values.size() / static_cast<std::size_t>(width); }
    const float* row(std::size_t i) const { return values.data() + i * static_cast<std::size_t>(width); }
};

Json to_json(const EmbedImagesRequest& request);
EmbedImagesRequest embed_images_request_from_json(const Json& json);
Json to_json(const EmbedTextsRequest& request);
EmbedTextsRequest embed_texts_request_from_json(const Json& json);
Json to_json(const Embeddings& embeddings);
Embeddings embeddings_from_json(const Json& json);

}  // namespace tw::worker
