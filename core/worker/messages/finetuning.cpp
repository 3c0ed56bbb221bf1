#include "core/worker/messages/finetuning.h"

#include "core/worker/messages/fields.h"

namespace tw::worker {
namespace {

constexpr double many = 1e9;

void check(const Fields& fields, const FinetuneSettings& settings) {
    fields.check_range("rank", settings.rank, 1, 4096);
    fields.check_range("steps", settings.steps, 1, many);
    fields.check_range("batch_size", settings.batch_size, 1, 4096);
    fields.check_range("learning_rate", settings.learning_rate, 0, 1);
    fields.check_range("token_learning_rate", settings.token_learning_rate, 0, 1);
    fields.check_range("weight_decay", settings.weight_decay, 0, 1);
    fields.check_range("max_gradient_norm", settings.max_gradient_norm, 1e-9, many);
    fields.check_one_of("token_initializer", settings.token_initializer, {"diff_mix", "class_name"});
    fields.check_one_of("gradient_checkpointing", settings.gradient_checkpointing, {"auto", "on", "off"});
    fields.check_range("checkpoint_every", settings.checkpoint_every, 1, many);
    fields.check_range("sample_every", settings.sample_every, 0, many);
    fields.check_range("sample_count", settings.sample_count, 1, 1000);
}

Json to_json(const FinetuneClass& one) {
    Json images = Json::array();
    for (const media::Locator& image : one.images) images.push_back(locator_to_json(image));
    return {{"token", one.token}, {"prompt", one.prompt}, {"name", one.name}, {"images", std::move(images)}};
}

FinetuneClass class_from_json(const Json& json) {
    Fields fields(json, "class");
    FinetuneClass one;
    fields.required("token", one.token);
    fields.required("prompt", one.prompt);
    fields.required("name", one.name);
    for (const Json& image : fields.list("images")) one.images.push_back(locator_from_json(image));
    fields.finish();
    if (one.images.empty()) fields.reject("images", "of \"" + one.name + "\" are none, so its token cannot be learnt");
    return one;
}

}  // namespace

Json to_json(const FinetuneSettings& settings) {
    return {{"rank", settings.rank},
            {"steps", settings.steps},
            {"batch_size", settings.batch_size},
            {"learning_rate", settings.learning_rate},
            {"token_learning_rate", settings.token_learning_rate},
            {"weight_decay", settings.weight_decay},
            {"max_gradient_norm", settings.max_gradient_norm},
            {"horizontal_flip", settings.horizontal_flip},
            {"token_initializer", settings.token_initializer},
            {"gradient_checkpointing", settings.gradient_checkpointing},
            {"checkpoint_every", settings.checkpoint_every},
            {"sample_every", settings.sample_every},
            {"sample_count", settings.sample_count}};
}

FinetuneSettings finetune_settings_from_json(const Json& json) {
    Fields fields(json, "finetune settings");
    FinetuneSettings settings;
    fields.optional("rank", settings.rank);
    fields.optional("steps", settings.steps);
    fields.optional("batch_size", settings.batch_size);
    fields.optional("learning_rate", settings.learning_rate);
    fields.optional("token_learning_rate", settings.token_learning_rate);
    fields.optional("weight_decay", settings.weight_decay);
    fields.optional("max_gradient_norm", settings.max_gradient_norm);
    fields.optional("horizontal_flip", settings.horizontal_flip);
    fields.optional("token_initializer", settings.token_initializer);
    fields.optional("gradient_checkpointing", settings.gradient_checkpointing);
    fields.optional("checkpoint_every", settings.checkpoint_every);
    fields.optional("sample_every", settings.sample_every);
    fields.optional("sample_count", settings.sample_count);
    fields.finish();
    check(fields, settings);
    return settings;
}

Json to_json(const FinetuneRequest& request) {
    Json classes = Json::array();
    for (const FinetuneClass& one : request.classes) classes.push_back(to_json(one));
    return {{"model", request.model.string()},  {"settings", to_json(request.settings)}, {"seed", request.seed},
            {"classes", std::move(classes)},    {"fit", media::to_string(request.fit)},  {"sampling", to_json(request.sampling)},
            {"folder", request.folder.string()}};
}

FinetuneRequest finetune_request_from_json(const Json& json) {
    Fields fields(json, "finetune request");
    FinetuneRequest request;
    std::string model, folder, fit = media::to_string(request.fit);
    fields.required("model", model);
    if (const Json* settings = fields.find("settings")) request.settings = finetune_settings_from_json(*settings);
    fields.optional("seed", request.seed);
    for (const Json& one : fields.list("classes")) request.classes.push_back(class_from_json(one));
    fields.optional("fit", fit);
    if (const Json* sampling = fields.find("sampling")) request.sampling = sampling_from_json(*sampling);
    fields.required("folder", folder);
    fields.finish();
    if (request.classes.empty()) fields.reject("classes", "names no class to learn");
    request.model = model;
    request.folder = folder;
    request.fit = media::parse_fit_rule(fit);
    return request;
}

Json to_json(const FinetuneResult& result) {
    return {{"stopped", result.stopped},         {"first_step", result.first_step}, {"seconds", result.seconds},
            {"peak_rss_mb", result.peak_rss_mb}, {"model_hash", result.model_hash}, {"loss_curve", result.loss_curve}};
}

FinetuneResult finetune_result_from_json(const Json& json) {
    Fields fields(json, "finetune result");
    FinetuneResult result;
    fields.required("stopped", result.stopped);
    fields.required("first_step", result.first_step);
    fields.required("seconds", result.seconds);
    fields.optional("peak_rss_mb", result.peak_rss_mb);
    fields.optional("model_hash", result.model_hash);
    fields.optional("loss_curve", result.loss_curve);
    fields.finish();
    return result;
}

}  // namespace tw::worker
