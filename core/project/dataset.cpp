#include "core/project/dataset.h"

#include "core/base/error.h"
#include "core/base/system.h"
#include "core/base/text.h"
#include "core/project/sql.h"

namespace tw::project {
namespace {

constexpr const char* key = "dataset";

struct Shape {
    int width = 0, height = 0, channels = 0;
    bool operator==(const Shape&) const = default;
};

/// Of the training images; of the other real ones where there are none to train on yet.
Shape most_frequent_shape(const Project& project) {
    Query query(project,
                "SELECT width, height, channels FROM image_shape WHERE images > 0 ORDER BY train DESC, images DESC, 1, 2, 3 LIMIT 1");
    return query.next() ? Shape{query.number(0), query.number(1), query.number(2)} : Shape{};
}

void check_shot_limits(std::int64_t head_min, std::int64_t tail_max) {
    if (tail_max >= 0 && head_min > tail_max) return;
    throw Error("head_min " + std::to_string(head_min) + " must be larger than tail_max " + std::to_string(tail_max));
}

}  // namespace

DatasetSettings stored_dataset_settings(const Project& project) {
    DatasetSettings settings;
    const Json stored = project.setting(key, Json::object());
    settings.fit = stored.value("fit", settings.fit);
    settings.prompt_template = stored.value("prompt_template", settings.prompt_template);
    settings.superclass = stored.value("superclass", settings.superclass);
    settings.generator_model = stored.value("generator_model", settings.generator_model);
    settings.clip_model = stored.value("clip_model", settings.clip_model);
    settings.width = stored.value("width", 0);
    settings.height = stored.value("height", 0);
    settings.channels = stored.value("channels", 0);
    settings.head_min = stored.value("head_min", settings.head_min);
    settings.tail_max = stored.value("tail_max", settings.tail_max);
    return settings;
}

DatasetSettings dataset_settings(const Project& project) {
    DatasetSettings settings = stored_dataset_settings(project);
    if (settings.width == 0 || settings.height == 0 || settings.channels == 0) {
        const Shape shape = most_frequent_shape(project);
        if (settings.width == 0) settings.width = shape.width;
        if (settings.height == 0) settings.height = shape.height;
        if (settings.channels == 0) settings.channels = shape.channels;
    }
    return settings;
}

void set_dataset_settings(Project& project, const DatasetSettings& settings) {
    if (settings.prompt_template.find("{class}") == std::string::npos) {
        throw Error("prompt_template '" + settings.prompt_template + "' does not contain {class}");
    }
    check_shot_limits(settings.head_min, settings.tail_max);
    Shape shape{settings.width, settings.height, settings.channels};
    // What only repeats the images is not frozen, so that it goes on following them.
    if (shape != Shape{} && shape == most_frequent_shape(project)) shape = {};
    project.set_setting(key, {{"fit", settings.fit},
                              {"prompt_template", settings.prompt_template},
                              {"superclass", settings.superclass},
                              {"generator_model", settings.generator_model},
                              {"clip_model", settings.clip_model},
                              {"width", shape.width},
                              {"height", shape.height},
                              {"channels", shape.channels},
                              {"head_min", settings.head_min},
                              {"tail_max", settings.tail_max}});
}

void set_shot_limits(Project& project, std::int64_t head_min, std::int64_t tail_max) {
    check_shot_limits(head_min, tail_max);
    Json stored = project.setting(key, Json::object());
    stored["head_min"] = head_min;
    stored["tail_max"] = tail_max;
    project.set_setting(key, stored);
}

std::string spoken_name(const std::string& class_name) {
    return replace_all(class_name, "_", " ");
}

std::string fill_in(const std::string& prompt_template, const std::string& name, const std::string& superclass) {
    std::string text = prompt_template;
    if (superclass.empty()) {
        // ", a {superclass}" and " {superclass}" leave nothing behind
        for (const char* around : {", a {superclass}", " {superclass}"}) text = replace_all(text, around, "");
    }
    return trim(replace_all(replace_all(text, "{superclass}", superclass), "{class}", name));
}

std::string prompt_for(const DatasetSettings& settings, const std::string& class_name) {
    return fill_in(settings.prompt_template, spoken_name(class_name), settings.superclass);
}

std::filesystem::path generator_model_path(const DatasetSettings& settings) {
    return settings.generator_model.empty() ? resource_dir() / "models" / "fashion-mini" : std::filesystem::path(settings.generator_model);
}

std::filesystem::path clip_model_path(const DatasetSettings& settings) {
    return settings.clip_model.empty() ? resource_dir() / "models" / "clip-mini" : std::filesystem::path(settings.clip_model);
}

}  // namespace tw::project
