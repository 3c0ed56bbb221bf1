#include "core/worker/messages/sampling.h"

#include "core/base/text.h"
#include "core/worker/messages/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

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

Json to_json(const GuidanceIntervalSettings& interval) {
    Json json = {{"sigma_low", interval.sigma_low}, {"start", interval.start}, {"stop", interval.stop}};
    if (interval.sigma_high) json["sigma_high"] = *interval.sigma_high;
    return json;
}

GuidanceIntervalSettings interval_from_json(const Json& json) {
    constexpr double most = 1e9;  // far above any schedule
    Fields fields(json, "guidance_interval");
    GuidanceIntervalSettings interval;
    fields.optional("sigma_low", interval.sigma_low);
    if (fields.find("sigma_high") != nullptr) fields.required("sigma_high", interval.sigma_high.emplace());
    fields.optional("start", interval.start);
    fields.optional("stop", interval.stop);
    fields.finish();
    fields.check_range("sigma_low", interval.sigma_low, 0, most);
    if (interval.sigma_high) fields.check_range("sigma_high", *interval.sigma_high, interval.sigma_low, most);
    fields.check_range("start", interval.start, 0, 1);
    fields.check_range("stop", interval.stop, interval.start, 1);
    return interval;
}

std::map<std::string, double> parameters_from_json(const Json& json) {
    Fields fields(json, "rule_parameters");
    std::map<std::string, double> parameters;
    for (const auto& [name, value] : json.items()) fields.required(name.c_str(), parameters[name]);
    return parameters;
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
    if (!request.negative_prompt.empty() && !request.weighted_negatives.empty()) {
        fields.reject("weighted_negatives", "cannot be given together with negative_prompt");
    }
    const std::string& rule = request.sampling.rule;
    if (!request.weighted_negatives.empty() && rule != "perp_neg" && rule != "sega") {
        fields.reject("weighted_negatives",
                      "(several negative prompts, or one with a weight) go with the rules perp_neg and sega, not with " + rule);
    }
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

bool cads_is_idle(const SamplingSettings& settings, bool from_images) {
    return settings.cads.scale > 0 && from_images && settings.cads.clock == "schedule" && settings.strength <= settings.cads.tau1;
}

const std::vector<std::string>& guidance_rules() {
    static const std::vector<std::string> names = {"none", "cfg", "negative_prompt", "separate_negative", "ccfg", "perp_neg",
                                                   "dng",  "sega"};
    return names;
}

std::vector<std::string> rule_parameter_names(const std::string& rule) {
    if (rule == "dng") return {"prior", "temperature", "offset", "p_min", "p_max"};
    if (rule == "sega") return {"edit_guidance_scale", "edit_threshold", "edit_warmup_steps", "edit_momentum_scale", "edit_mom_beta"};
    return {};
}

void check_rule_parameters(const std::string& rule, const std::map<std::string, double>& parameters) {
    const std::vector<std::string> known = rule_parameter_names(rule);
    for (const auto& [name, value] : parameters) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        throw Error("the guidance rule " + rule + " has no parameter '" + name +
                    "' (it has: " + (known.empty() ? "none" : join(known, ", ")) + ")");
    }
}

Json to_json(const WeightedPrompt& negative) {
    return {{"prompt", negative.prompt}, {"weight", negative.weight}};
}

WeightedPrompt weighted_prompt_from_json(const Json& json) {
    Fields fields(json, "negative prompt");
    WeightedPrompt negative;
    fields.required("prompt", negative.prompt);
    fields.optional("weight", negative.weight);
    fields.finish();
    fields.check_range("weight", negative.weight, -100, 100);
    if (negative.weight == 0) fields.reject("weight", "must not be 0");
    return negative;
}

WeightedPrompt parse_weighted_prompt(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    double weight = 0;
    const char* const end = text.data() + text.size();
    if (colon == std::string::npos || colon + 1 == text.size()) return {text, 1.0};
    const auto [rest, fault] = std::from_chars(text.data() + colon + 1, end, weight);
    if (fault != std::errc() || rest != end || !std::isfinite(weight)) return {text, 1.0};
    return {text.substr(0, colon), weight};
}

Json to_json(const SamplingSettings& settings) {
    Json json = {{"scheduler", settings.scheduler},
                 {"num_inference_steps", settings.num_inference_steps},
                 {"rule", settings.rule},
                 {"guidance_scale", settings.guidance_scale},
                 {"negative_scale", settings.negative_scale},
                 {"tau", settings.tau},
                 {"cads", to_json(settings.cads)},
                 {"strength", settings.strength}};
    // Only where they act, so that a run begun before there were any is still the same run.
    if (!settings.rule_parameters.empty()) json["rule_parameters"] = settings.rule_parameters;
    if (settings.guidance_interval != GuidanceIntervalSettings()) json["guidance_interval"] = to_json(settings.guidance_interval);
    if (settings.guidance_rescale != 0) json["guidance_rescale"] = settings.guidance_rescale;
    return json;
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
    if (const Json* parameters = fields.find("rule_parameters")) settings.rule_parameters = parameters_from_json(*parameters);
    if (const Json* interval = fields.find("guidance_interval")) settings.guidance_interval = interval_from_json(*interval);
    fields.optional("guidance_rescale", settings.guidance_rescale);
    fields.finish();
    fields.check_one_of("scheduler", settings.scheduler, {"", "ddim", "ddpm", "pndm", "dpmpp-2m"});
    fields.check_range("num_inference_steps", settings.num_inference_steps, 1, 1000);
    fields.check_one_of("rule", settings.rule, guidance_rules());
    check_rule_parameters(settings.rule, settings.rule_parameters);
    fields.check_range("guidance_scale", settings.guidance_scale, 0, 100);
    fields.check_range("negative_scale", settings.negative_scale, 0, 100);
    fields.check_range("tau", settings.tau, 0, 1000);
    fields.check_range("guidance_rescale", settings.guidance_rescale, 0, 1);
    if (!(settings.strength > 0 && settings.strength <= 1)) {
        fields.reject("strength", "is " + Json(settings.strength).dump() + ", but must be above 0 and at most 1");
    }
    return settings;
}

std::vector<WeightedPrompt> GenerateRequest::negatives() const {
    if (negative_prompt.empty()) return weighted_negatives;
    return {{negative_prompt, 1.0}};
}

Json to_json(const GenerateRequest& request) {
    Json items = Json::array();
    for (const SamplingItem& item : request.items) items.push_back(to_json(item));
    Json weighted_negatives = Json::array();
    for (const WeightedPrompt& negative : request.weighted_negatives) weighted_negatives.push_back(to_json(negative));
    Json json = {{"model", request.model.string()},
                 {"prompt", request.prompt},
                 {"negative_prompt", request.negative_prompt},
                 {"weighted_negatives", std::move(weighted_negatives)},
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
    for (const Json& one : fields.list("weighted_negatives")) request.weighted_negatives.push_back(weighted_prompt_from_json(one));
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
