#include "core/worker/messages/pretraining.h"

#include "core/worker/messages/fields.h"

#include <limits>

namespace tw::worker {
namespace {

// Thirty thousand pictures: one list a picture is half as long as an object.
Json pictures_to_json(const std::vector<LabelledImage>& images) {
    Json list = Json::array();
    for (const LabelledImage& image : images) list.push_back({locator_to_json(image.image), image.label});
    return list;
}

std::vector<LabelledImage> pictures_from_json(Fields& fields, const char* name, std::size_t classes) {
    std::vector<LabelledImage> images;
    for (const Json& pair : fields.list(name)) {
        if (!pair.is_array() || pair.size() != 2 || !pair[1].is_number_integer())
            fields.reject(name, "must hold pairs of picture and label");
        const auto label = pair[1].get<std::int64_t>();
        if (label < 0 || label >= static_cast<std::int64_t>(classes)) fields.reject(name, "holds a label without a class name");
        images.push_back({locator_from_json(pair[0]), static_cast<int>(label), false});
    }
    return images;
}

std::vector<std::string> texts_from_json(Fields& fields, const char* name) {
    std::vector<std::string> texts;
    for (const Json& text : fields.list(name)) {
        if (!text.is_string()) fields.reject(name, "must hold texts");
        texts.push_back(text.get<std::string>());
    }
    return texts;
}

PretrainSettings settings_from_json(const Json& json) {
    constexpr double many = 1e12;
    Fields fields(json, "pretraining settings");
    PretrainSettings settings;
    fields.optional("steps", settings.steps);
    fields.optional("batch_size", settings.batch_size);
    fields.optional("learning_rate", settings.learning_rate);
    fields.optional("schedule", settings.schedule);
    fields.optional("warmup_steps", settings.warmup_steps);
    fields.optional("weight_decay", settings.weight_decay);
    fields.optional("ema_decay", settings.ema_decay);
    fields.optional("checkpoint_seconds", settings.checkpoint_seconds);
    fields.finish();
    fields.check_range("steps", static_cast<double>(settings.steps), 1, many);
    fields.check_range("batch_size", settings.batch_size, 1, 65536);
    fields.check_range("learning_rate", settings.learning_rate, std::numeric_limits<double>::min(), 10);
    fields.check_one_of("schedule", settings.schedule, {"constant", "linear", "cosine"});
    fields.check_range("warmup_steps", static_cast<double>(settings.warmup_steps), 0, many);
    fields.check_range("weight_decay", settings.weight_decay, 0, 1);
    fields.check_range("ema_decay", settings.ema_decay, 0, 1);
    fields.check_range("checkpoint_seconds", settings.checkpoint_seconds, 0, many);
    return settings;
}

}  // namespace

Json to_json(const PretrainSettings& settings) {
    return {{"steps", settings.steps},
            {"batch_size", settings.batch_size},
            {"learning_rate", settings.learning_rate},
            {"schedule", settings.schedule},
            {"warmup_steps", settings.warmup_steps},
            {"weight_decay", settings.weight_decay},
            {"ema_decay", settings.ema_decay},
            {"checkpoint_seconds", settings.checkpoint_seconds}};
}

Json to_json(const PretrainRequest& request) {
    return {{"part", request.part},
            {"output", request.output.string()},
            {"from", request.from.string()},
            {"architecture", request.architecture.string()},
            {"tokenizer", request.tokenizer.string()},
            {"settings", to_json(request.settings)},
            {"seed", request.seed},
            {"class_names", request.class_names},
            {"templates", request.templates},
            {"measured_words", request.measured_words},
            {"train", pictures_to_json(request.train)},
            {"validation", pictures_to_json(request.validation)}};
}

PretrainRequest pretrain_request_from_json(const Json& json) {
    Fields fields(json, "pretrain request");
    PretrainRequest request;
    std::string output, from, architecture, tokenizer;
    fields.required("part", request.part);
    fields.check_one_of("part", request.part, {"vae", "clip", "unet"});
    fields.required("output", output);
    fields.optional("from", from);
    fields.required("architecture", architecture);
    fields.required("tokenizer", tokenizer);
    request.output = output;
    request.from = from;
    request.architecture = architecture;
    request.tokenizer = tokenizer;
    if (const Json* settings = fields.find("settings")) request.settings = settings_from_json(*settings);
    fields.required("seed", request.seed);
    request.class_names = texts_from_json(fields, "class_names");
    request.templates = texts_from_json(fields, "templates");
    fields.optional("measured_words", request.measured_words);
    request.train = pictures_from_json(fields, "train", request.class_names.size());
    request.validation = pictures_from_json(fields, "validation", request.class_names.size());
    fields.finish();
    return request;
}

Json to_json(const PretrainResult& result) {
    return {{"stopped", result.stopped},       {"steps", result.steps},     {"seconds", result.seconds}, {"loss", result.loss},
            {"loss_curve", result.loss_curve}, {"measure", result.measure}, {"value", result.value}};
}

PretrainResult pretrain_result_from_json(const Json& json) {
    Fields fields(json, "pretraining result");
    PretrainResult result;
    fields.optional("stopped", result.stopped);
    fields.required("steps", result.steps);
    fields.required("seconds", result.seconds);
    fields.required("loss", result.loss);
    result.loss_curve = fields.list("loss_curve");
    fields.optional("measure", result.measure);
    fields.optional("value", result.value);
    fields.finish();
    return result;
}

}  // namespace tw::worker
