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
        if (image.source_label >= 0) {
            json["source_label"] = image.source_label;
            json["strength"] = image.strength;
        }
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
        fields.optional("source_label", image.source_label);
        fields.optional("strength", image.strength);
        fields.finish();
        fields.check_range("label", image.label, 0, classes - 1);
        fields.check_range("source_label", image.source_label, -1, classes - 1);
        fields.check_range("strength", image.strength, 0, 1);
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

}  // namespace

Json to_json(const TrainRequest& request) {
    Json json = {{"settings", to_json(request.settings)},
                 {"seed", request.seed},
                 {"classes", request.classes},
                 {"train", images_to_json(request.train)},
                 {"validation", images_to_json(request.validation)},
                 {"test", images_to_json(request.test)}};
    for (const media::Locator& picture : request.describe) json["describe"].push_back(locator_to_json(picture));
    return json;
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
    for (const Json& picture : fields.list("describe")) request.describe.push_back(locator_from_json(picture));
    fields.finish();
    return request;
}

Json to_json(const TrainingResult& result) {
    Json json = {{"test_accuracy", result.test_accuracy},
                 {"validation_accuracy", result.validation_accuracy},
                 {"best_step", result.best_step},
                 {"seconds", result.seconds},
                 {"loader_wait_share", result.loader_wait_share},
                 {"images_per_second", result.images_per_second},
                 {"precision", result.precision},
                 {"tau", result.tau},
                 {"class_prior", result.class_prior},
                 {"validation_class_accuracy", accuracies_to_json(result.validation_class_accuracy)},
                 {"class_accuracy", accuracies_to_json(result.class_accuracy)},
                 {"confusion", result.confusion},
                 {"validation_predictions", result.validation_predictions},
                 {"test_predictions", result.test_predictions},
                 {"validation_curve", result.validation_curve},
                 {"loss_curve", result.loss_curve}};
    if (result.features.width > 0) json["features"] = to_json(result.features);
    return json;
}

TrainingResult training_result_from_json(const Json& json) {
    Fields fields(json, "training result");
    TrainingResult result;
    fields.required("test_accuracy", result.test_accuracy);
    fields.required("validation_accuracy", result.validation_accuracy);
    fields.required("best_step", result.best_step);
    fields.required("seconds", result.seconds);
    fields.optional("loader_wait_share", result.loader_wait_share);
    fields.optional("images_per_second", result.images_per_second);
    fields.optional("precision", result.precision);
    fields.optional("tau", result.tau);
    fields.optional("class_prior", result.class_prior);
    result.validation_class_accuracy = accuracies_from_json(fields.list("validation_class_accuracy"));
    result.class_accuracy = accuracies_from_json(fields.list("class_accuracy"));
    fields.optional("confusion", result.confusion);
    fields.optional("validation_predictions", result.validation_predictions);
    fields.optional("test_predictions", result.test_predictions);
    fields.optional("validation_curve", result.validation_curve);
    fields.optional("loss_curve", result.loss_curve);
    if (const Json* features = fields.find("features")) result.features = embeddings_from_json(*features);
    return result;
}

}  // namespace tw::worker
