#include "core/worker/messages/embedding.h"

#include "core/base/text.h"
#include "core/worker/messages/fields.h"

#include <bit>
#include <cstring>

namespace tw::worker {

static_assert(std::endian::native == std::endian::little, "the wire carries little-endian floats as they lie in memory");

Json to_json(const EmbedImagesRequest& request) {
    Json images = Json::array();
    for (const media::Locator& image : request.images) images.push_back(locator_to_json(image));
    return {{"model", request.model.string()},
            {"images", std::move(images)},
            {"fit", media::to_string(request.fit)},
            {"batch_size", request.batch_size}};
}

EmbedImagesRequest embed_images_request_from_json(const Json& json) {
    Fields fields(json, "embed_images request");
    EmbedImagesRequest request;
    std::string model;
    std::string fit = media::to_string(request.fit);
    fields.required("model", model);
    for (const Json& image : fields.list("images")) request.images.push_back(locator_from_json(image));
    fields.optional("fit", fit);
    fields.optional("batch_size", request.batch_size);
    fields.finish();
    fields.check_range("batch_size", request.batch_size, 1, 4096);
    request.model = model;
    request.fit = media::parse_fit_rule(fit);
    return request;
}

Json to_json(const EmbedTextsRequest& request) {
    return {{"model", request.model.string()}, {"texts", request.texts}};
}

EmbedTextsRequest embed_texts_request_from_json(const Json& json) {
    Fields fields(json, "embed_texts request");
    EmbedTextsRequest request;
    std::string model;
    fields.required("model", model);
    for (const Json& text : fields.list("texts")) {
        if (!text.is_string()) fields.reject("texts", "must hold texts only");
        request.texts.push_back(text.get<std::string>());
    }
    fields.finish();
    request.model = model;
    return request;
}

Json to_json(const Embeddings& embeddings) {
    const std::string_view bytes(reinterpret_cast<const char*>(embeddings.values.data()), embeddings.values.size() * sizeof(float));
    return {{"width", embeddings.width}, {"values", base64_encode(bytes)}};
}

Embeddings embeddings_from_json(const Json& json) {
    Fields fields(json, "embeddings");
    Embeddings embeddings;
    std::string values;
    fields.required("width", embeddings.width);
    fields.required("values", values);
    fields.find("tokens");  // of texts only
    fields.finish();
    fields.check_range("width", embeddings.width, 0, 1 << 20);
    const std::string bytes = base64_decode(values);
    const std::size_t row_bytes = static_cast<std::size_t>(embeddings.width) * sizeof(float);
    if (row_bytes == 0 ? !bytes.empty() : bytes.size() % row_bytes != 0) {
        fields.reject("values", "holds " + std::to_string(bytes.size()) + " bytes, which is no whole number of rows");
    }
    embeddings.values.resize(bytes.size() / sizeof(float));
    std::memcpy(embeddings.values.data(), bytes.data(), bytes.size());
    return embeddings;
}

}  // namespace tw::worker
