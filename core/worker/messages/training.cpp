#include "core/worker/messages/training.h"

#include "core/worker/messages/fields.h"

#include <cmath>
#include <limits>

namespace tw::worker {
namespace {

Json images_to_json(const std::vector<LabelledImage>& images) {
    Json list = Json::array();
    for (const LabelledImage& image : images) {
        Json json = {{"image", locator_to_json(image.image)}, {"label", image.label}};
        if (image.synthetic) json["synthetic"] = true;
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<LabelledImage> images_from_json(Fields& request, const char* name, int classes) {
    std::vector<LabelledImage> images;
    for (const Json& json : request.list(name)) {
        Fields fields(json, std::string(name) + " picture");
        LabelledImage image;
        const Json* locator = fields.find("image");
        if (locator == nullptr) fields.reject("image", "is missing");
        image.image = locator_from_json(*locator);
        fields.required("label", image.label);
        fields.optional("synthetic", image.synthetic);
        fields.finish();
        fields.check_range("label", image.label, 0, classes - 1);
        images.push_back(std::move(image));
    }
    return images;
}

/// JSON knows no NaN, so an accuracy that does not exist travels as null.
Json accuracies_to_json(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(std::isnan(value) ? Json() : Json(value));
    return list;
}

std::vector<double> accuracies_from_json(const Json& list) {
    std::vector<double> values;
    for (const Json& value : list) {
        values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
    }
    return values;
}

void check(const Fields& fields, const TrainingSettings& settings) {
    constexpr double many = 1e9;
    fields.check_one_of("network", settings.network, {"resnet_small"});
    fields.check_one_of("loss", settings.loss, {"cross_entropy", "logit_adjustment"});
    fields.check_range("logit_adjustment_tau", settings.logit_adjustment_tau, 0, 10);
    fields.check_range("steps", settings.steps, 1, many);
    fields.check_range("batch_size", settings.batch_size, 2, 65536);
    fields.check_range("learning_rate", settings.learning_rate, std::numeric_limits<double>::min(), 100);
    fields.check_range("momentum", settings.momentum, 0, 1);
    fields.check_range("weight_decay", settings.weight_decay, 0, 1);
    fields.check_range("mixup_alpha", settings.mixup_alpha, 0, 100);
    fields.check_range("evaluations", settings.evaluations, 1, many);
    fields.check_range("image_size", settings.image_size, 8, 4096);
    fields.check_range("crop_padding", settings.crop_padding, 0, settings.image_size);
    fields.check_range("threads", settings.threads, 0, 4096);
}

}  // namespace

Json to_json(const TrainingSettings& settings) {
    return {{"network", settings.network},
            {"loss", settings.loss},
            {"logit_adjustment_tau", settings.logit_adjustment_tau},
            {"steps", settings.steps},
            {"batch_size", settings.batch_size},
            {"learning_rate", settings.learning_rate},
            {"momentum", settings.momentum},
            {"weight_decay", settings.weight_decay},
            {"mixup_alpha", settings.mixup_alpha},
            {"evaluations", settings.evaluations},
            {"image_size", settings.image_size},
            {"horizontal_flip", settings.horizontal_flip},
            {"crop_padding", settings.crop_padding},
            {"threads", settings.threads}};
}

TrainingSettings training_settings_from_json(const Json& json) {
    Fields fields(json, "training settings");
    TrainingSettings settings;
    fields.optional("network", settings.network);
    fields.optional("loss", settings.loss);
    fields.optional("logit_adjustment_tau", settings.logit_adjustment_tau);
    fields.optional("steps", settings.steps);
    fields.optional("batch_size", settings.batch_size);
    fields.optional("learning_rate", settings.learning_rate);
    fields.optional("momentum", settings.momentum);
    fields.optional("weight_decay", settings.weight_decay);
    fields.optional("mixup_alpha", settings.mixup_alpha);
    fields.optional("evaluations", settings.evaluations);
    fields.optional("image_size", settings.image_size);
    fields.optional("horizontal_flip", settings.horizontal_flip);
    fields.optional("crop_padding", settings.crop_padding);
    fields.optional("threads", settings.threads);
    fields.finish();
    check(fields, settings);
    return settings;
}

Json to_json(const TrainRequest& request) {
    return {{"settings", to_json(request.settings)},
            {"seed", request.seed},
            {"classes", request.classes},
            {"train", images_to_json(request.train)},
            {"validation", images_to_json(request.validation)},
            {"test", images_to_json(request.test)},
            {"class_prior", request.class_prior}};
}

TrainRequest train_request_from_json(const Json& json) {
    Fields fields(json, "train request");
    TrainRequest request;
    if (const Json* settings = fields.find("settings")) request.settings = training_settings_from_json(*settings);
    fields.required("seed", request.seed);
    fields.required("classes", request.classes);
    fields.check_range("classes", request.classes, 2, 1e6);
    request.train = images_from_json(fields, "train", request.classes);
    request.validation = images_from_json(fields, "validation", request.classes);
    request.test = images_from_json(fields, "test", request.classes);
    for (const Json& count : fields.list("class_prior")) {
        if (!count.is_number_integer() || count.get<std::int64_t>() < 0) {
            fields.reject("class_prior", "must hold counts");
        }
        request.class_prior.push_back(count.get<std::int64_t>());
    }
    fields.finish();
    if (!request.class_prior.empty() && request.class_prior.size() != static_cast<std::size_t>(request.classes)) {
        fields.reject("class_prior", "must hold one count per class");
    }
    return request;
}

Json to_json(const TrainingResult& result) {
    return {{"test_accuracy", result.test_accuracy},
            {"validation_accuracy", result.validation_accuracy},
            {"best_step", result.best_step},
            {"seconds", result.seconds},
            {"loader_wait_share", result.loader_wait_share},
            {"class_accuracy", accuracies_to_json(result.class_accuracy)},
            {"confusion", result.confusion},
            {"validation_curve", result.validation_curve},
            {"loss_curve", result.loss_curve}};
}

TrainingResult training_result_from_json(const Json& json) {
    Fields fields(json, "training result");
    TrainingResult result;
    fields.required("test_accuracy", result.test_accuracy);
    fields.required("validation_accuracy", result.validation_accuracy);
    fields.required("best_step", result.best_step);
    fields.required("seconds", result.seconds);
    fields.optional("loader_wait_share", result.loader_wait_share);
    result.class_accuracy = accuracies_from_json(fields.list("class_accuracy"));
    fields.optional("confusion", result.confusion);
    fields.optional("validation_curve", result.validation_curve);
    fields.optional("loss_curve", result.loss_curve);
    return result;
}

}  // namespace tw::worker
