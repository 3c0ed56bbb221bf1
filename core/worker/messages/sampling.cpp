#include "core/worker/messages/sampling.h"

#include "core/base/text.h"
#include "core/worker/messages/fields.h"

namespace tw::worker {
namespace {

constexpr int max_side = 65536;

Json to_json(const CadsSettings& cads) {
    return {{"scale", cads.scale}, {"tau1", cads.tau1}, {"tau2", cads.tau2}, {"psi", cads.psi}, {"clock", cads.clock}};
}

CadsSettings cads_from_json(const Json& json) {
    Fields fields(json, "cads");
    CadsSettings cads;
    fields.optional("scale", cads.scale);
    fields.optional("tau1", cads.tau1);
    fields.optional("tau2", cads.tau2);
    fields.optional("psi", cads.psi);
    fields.optional("clock", cads.clock);
    fields.finish();
    fields.check_range("scale", cads.scale, 0, 1);
    fields.check_range("tau1", cads.tau1, 0, 1);
    fields.check_range("tau2", cads.tau2, cads.tau1, 1);
    fields.check_range("psi", cads.psi, 0, 1);
    fields.check_one_of("clock", cads.clock, {"schedule", "executed"});
    return cads;
}

Json to_json(const SamplingItem& item) {
    Json json = {{"seed", item.seed}};
    if (item.source) json["source"] = locator_to_json(*item.source);
    return json;
}

SamplingItem item_from_json(const Json& json) {
    Fields fields(json, "item");
    SamplingItem item;
    fields.required("seed", item.seed);
    if (const Json* source = fields.find("source")) item.source = locator_from_json(*source);
    fields.finish();
    return item;
}

void check(const Fields& fields, const GenerateRequest& request) {
    if (request.items.empty()) fields.reject("items", "names no picture to draw");
    fields.check_range("batch_size", request.batch_size, 1, 4096);
    fields.check_range("preview_every", request.preview_every, 0, 1000);
    fields.check_range("width", request.width, 0, max_side);
    fields.check_range("height", request.height, 0, max_side);
    if (request.channels != 1 && request.channels != 3) fields.reject("channels", "must be 1 or 3");
    const bool first_has_source = request.items.front().source.has_value();
    for (const SamplingItem& item : request.items) {
        if (item.source.has_value() != first_has_source) {
            fields.reject("items", "must all have a source picture or none");
        }
    }
}

}  // namespace

Json to_json(const media::Image& image) {
    const std::string_view bytes(reinterpret_cast<const char*>(image.pixels.data()), image.pixels.size());
    return {{"width", image.width}, {"height", image.height}, {"channels", image.channels}, {"pixels", base64_encode(bytes)}};
}

media::Image image_from_json(const Json& json) {
    Fields fields(json, "picture");
    media::Image image;
    std::string pixels;
    fields.required("width", image.width);
    fields.required("height", image.height);
    fields.required("channels", image.channels);
    fields.required("pixels", pixels);
    fields.finish();
    fields.check_range("width", image.width, 1, max_side);
    fields.check_range("height", image.height, 1, max_side);
    if (image.channels != 1 && image.channels != 3) fields.reject("channels", "must be 1 or 3");
    const std::string bytes = base64_decode(pixels);
    const std::size_t expected = std::size_t(image.width) * std::size_t(image.height) * std::size_t(image.channels);
    if (bytes.size() != expected) {
        fields.reject("pixels", "holds " + std::to_string(bytes.size()) + " bytes instead of " + std::to_string(expected));
    }
    image.pixels.assign(bytes.begin(), bytes.end());
    return image;
}

Json to_json(const SamplingSettings& settings) {
    return {{"scheduler", settings.scheduler},
            {"num_inference_steps", settings.num_inference_steps},
            {"rule", settings.rule},
            {"guidance_scale", settings.guidance_scale},
            {"negative_scale", settings.negative_scale},
            {"tau", settings.tau},
            {"cads", to_json(settings.cads)},
            {"strength", settings.strength}};
}

SamplingSettings sampling_from_json(const Json& json) {
    Fields fields(json, "sampling");
    SamplingSettings settings;
    fields.optional("scheduler", settings.scheduler);
    fields.optional("num_inference_steps", settings.num_inference_steps);
    fields.optional("rule", settings.rule);
    fields.optional("guidance_scale", settings.guidance_scale);
    fields.optional("negative_scale", settings.negative_scale);
    fields.optional("tau", settings.tau);
    fields.optional("strength", settings.strength);
    if (const Json* cads = fields.find("cads")) settings.cads = cads_from_json(*cads);
    fields.finish();
    fields.check_one_of("scheduler", settings.scheduler, {"", "ddim", "ddpm", "pndm", "dpmpp-2m"});
    fields.check_range("num_inference_steps", settings.num_inference_steps, 1, 1000);
    fields.check_one_of("rule", settings.rule, {"none", "cfg", "negative_prompt", "ccfg"});
    fields.check_range("guidance_scale", settings.guidance_scale, 0, 100);
    fields.check_range("negative_scale", settings.negative_scale, 0, 100);
    fields.check_range("tau", settings.tau, 0, 1000);
    if (!(settings.strength > 0 && settings.strength <= 1)) {
        fields.reject("strength", "is " + Json(settings.strength).dump() + ", but must be above 0 and at most 1");
    }
    return settings;
}

Json to_json(const GenerateRequest& request) {
    Json items = Json::array();
    for (const SamplingItem& item : request.items) items.push_back(to_json(item));
    Json json = {{"model", request.model.string()},
                 {"prompt", request.prompt},
                 {"negative_prompt", request.negative_prompt},
                 {"sampling", to_json(request.sampling)},
                 {"items", std::move(items)},
                 {"batch_size", request.batch_size},
                 {"preview_every", request.preview_every},
                 {"fit", media::to_string(request.fit)},
                 {"width", request.width},
                 {"height", request.height},
                 {"channels", request.channels}};
    add_fields(json, request.adapters);
    return json;
}

GenerateRequest generate_request_from_json(const Json& json) {
    Fields fields(json, "generate request");
    GenerateRequest request;
    std::string model;
    std::string fit = media::to_string(request.fit);
    fields.required("model", model);
    request.adapters = adapters_from_fields(fields);
    fields.required("prompt", request.prompt);
    fields.optional("negative_prompt", request.negative_prompt);
    if (const Json* sampling = fields.find("sampling")) request.sampling = sampling_from_json(*sampling);
    for (const Json& item : fields.list("items")) request.items.push_back(item_from_json(item));
    fields.optional("batch_size", request.batch_size);
    fields.optional("preview_every", request.preview_every);
    fields.optional("fit", fit);
    fields.optional("width", request.width);
    fields.optional("height", request.height);
    fields.optional("channels", request.channels);
    fields.finish();
    request.model = model;
    request.fit = media::parse_fit_rule(fit);
    check(fields, request);
    return request;
}

}  // namespace tw::worker
