#include "core/stages/generation/record.h"

#include "core/base/text.h"

#include <set>

namespace tw::stages {

Json negative_of(const project::GenerationRun& run, const std::string& class_name, const std::string& negative_prompt) {
    if (negative_prompt.empty()) return nullptr;
    const Json all = run.settings.value("negatives", Json::object());
    for (const Json& negative : all.value(class_name, Json::array())) {
        if (negative.at("prompt") == negative_prompt) return negative;
    }
    return nullptr;
}

Json provenance_record(const Origin& origin) {
    const worker::GenerateRequest& request = origin.request;
    const worker::SamplingSettings& sampling = request.sampling;
    const Json settings = worker::to_json(sampling);
    Json record = {{"is_synthetic", true},
                   {"generator", "Tailwright"},
                   {"class", origin.class_name},
                   {"run", origin.run.name},
                   {"method", origin.run.method},
                   {"prompt_template", origin.run.settings.value("prompt_template", "")},
                   {"prompt", request.prompt},
                   {"negative_prompt", request.negative_prompt},
                   {"negative", negative_of(origin.run, origin.class_name, request.negative_prompt)},
                   {"seed", origin.item.seed},
                   {"scheduler", sampling.scheduler},
                   {"steps", sampling.num_inference_steps},
                   {"rule", sampling.rule},
                   {"guidance_scale", sampling.guidance_scale},
                   {"cads", settings.at("cads")},
                   {"model", request.model.filename().string()},
                   {"model_hash", origin.run.model_hash},
                   {"width", request.width},
                   {"height", request.height},
                   {"channels", request.channels},
                   {"created", now_utc()}};
    static const std::set<std::string> with_negative_term{"separate_negative", "ccfg", "perp_neg", "dng"};
    if (with_negative_term.contains(sampling.rule)) record["negative_scale"] = sampling.negative_scale;
    if (sampling.rule == "ccfg") record["tau"] = sampling.tau;
    // What the settings name only where it acts.
    for (const char* name : {"rule_parameters", "guidance_interval", "guidance_rescale"}) {
        if (settings.contains(name)) record[name] = settings.at(name);
    }
    for (const char* name : {"adapter", "lora", "embeddings"}) {
        if (origin.run.settings.contains(name)) record[name] = origin.run.settings.at(name);
    }
    for (const worker::WeightedPrompt& one : request.weighted_negatives) record["weighted_negatives"].push_back(worker::to_json(one));
    if (origin.source) {
        record["strength"] = sampling.strength;
        record["source_image"] = media::Locator{origin.source->path, origin.source->idx}.text();
        record["source_class"] = origin.source_class;
        record["source_sha256"] = origin.source->sha256;
    }
    return record;
}

}  // namespace tw::stages
