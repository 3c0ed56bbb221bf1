#include "core/worker/messages/training_settings.h"

#include "core/worker/messages/fields.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tw::worker {
namespace {

/// Every field with its name, for both directions. `Settings` is TrainingSettings, const or not.
template <typename Settings, typename Visit>
void each_field(Settings& settings, const Visit& visit) {
    visit("network", settings.network);
    visit("weights", settings.weights);
    visit("loss", settings.loss);
    visit("logit_adjustment_tau", settings.logit_adjustment_tau);
    visit("ldam_max_margin", settings.ldam_max_margin);
    visit("ldam_scale", settings.ldam_scale);
    visit("focal_gamma", settings.focal_gamma);
    visit("label_smoothing", settings.label_smoothing);
    visit("class_weighting", settings.class_weighting);
    visit("class_weighting_beta", settings.class_weighting_beta);
    visit("class_weighting_from", settings.class_weighting_from);
    visit("class_prior", settings.class_prior);
    visit("sampler", settings.sampler);
    visit("synthetic_probability", settings.synthetic_probability);
    visit("synthetic_weighted", settings.synthetic_weighted);
    visit("soft_labels", settings.soft_labels);
    visit("label_gamma", settings.label_gamma);
    visit("label_scale", settings.label_scale);
    visit("mixing", settings.mixing);
    visit("mixing_alpha", settings.mixing_alpha);
    visit("mixing_probability", settings.mixing_probability);
    visit("mixing_from", settings.mixing_from);
    visit("mixing_until", settings.mixing_until);
    visit("decoupling", settings.decoupling);
    visit("decoupling_share", settings.decoupling_share);
    visit("steps", settings.steps);
    visit("batch_size", settings.batch_size);
    visit("learning_rate", settings.learning_rate);
    visit("momentum", settings.momentum);
    visit("nesterov", settings.nesterov);
    visit("weight_decay", settings.weight_decay);
    visit("schedule", settings.schedule);
    visit("warm_up_share", settings.warm_up_share);
    visit("milestones", settings.milestones);
    visit("milestone_factor", settings.milestone_factor);
    visit("evaluations", settings.evaluations);
    visit("image_size", settings.image_size);
    visit("horizontal_flip", settings.horizontal_flip);
    visit("crop_padding", settings.crop_padding);
    visit("random_resized_crop", settings.random_resized_crop);
    visit("crop_scale", settings.crop_scale);
    visit("crop_ratio", settings.crop_ratio);
    visit("brightness", settings.brightness);
    visit("contrast", settings.contrast);
    visit("saturation", settings.saturation);
    visit("precision", settings.precision);
    visit("channels_last", settings.channels_last);
    visit("threads", settings.threads);
    visit("memory_limit_mb", settings.memory_limit_mb);
    visit("loader_threads", settings.loader_threads);
}

/// What came after the first release.
constexpr std::array younger = {"random_resized_crop", "crop_scale", "crop_ratio", "brightness", "contrast", "saturation"};

constexpr double many = 1e9;
constexpr double above_zero = std::numeric_limits<double>::min();

void check_network(const Fields& fields, const TrainingSettings& settings) {
    fields.check_one_of("network", settings.network, {"resnet_small", "resnet18", "resnet50"});
    fields.check_range("image_size", settings.image_size, 8, 4096);
    fields.check_one_of("precision", settings.precision, {"float32", "bfloat16"});
    fields.check_range("threads", settings.threads, 0, 4096);
    fields.check_range("memory_limit_mb", settings.memory_limit_mb, 0, many);
    fields.check_range("loader_threads", settings.loader_threads, 0, 4096);
}

/// Two numbers, the smaller one first.
void check_span(const Fields& fields, const char* name, const std::vector<double>& span, double most) {
    if (span.size() != 2) fields.reject(name, "must be two numbers, least and most");
    fields.check_range(name, span[0], above_zero, most);
    fields.check_range(name, span[1], span[0], most);
}

void check_augmentation(const Fields& fields, const TrainingSettings& settings) {
    fields.check_range("crop_padding", settings.crop_padding, 0, settings.image_size);
    check_span(fields, "crop_scale", settings.crop_scale, 1);
    check_span(fields, "crop_ratio", settings.crop_ratio, 1000);
    fields.check_range("brightness", settings.brightness, 0, 1);
    fields.check_range("contrast", settings.contrast, 0, 1);
    fields.check_range("saturation", settings.saturation, 0, 1);
}

void check_loss(const Fields& fields, const TrainingSettings& settings) {
    fields.check_one_of("loss", settings.loss,
                        {"cross_entropy", "logit_adjustment", "logit_adjustment_posthoc", "balanced_softmax", "ldam", "focal"});
    fields.check_range("logit_adjustment_tau", settings.logit_adjustment_tau, 0, 10);
    fields.check_range("ldam_max_margin", settings.ldam_max_margin, 0, 10);
    fields.check_range("ldam_scale", settings.ldam_scale, above_zero, 1000);
    fields.check_range("focal_gamma", settings.focal_gamma, 0, 100);
    fields.check_range("label_smoothing", settings.label_smoothing, 0, 0.99);
    fields.check_one_of("class_weighting", settings.class_weighting, {"none", "effective_number"});
    fields.check_range("class_weighting_beta", settings.class_weighting_beta, 0, 1 - 1e-9);
    fields.check_range("class_weighting_from", settings.class_weighting_from, 0, 1);
    fields.check_one_of("class_prior", settings.class_prior, {"sampled", "real"});
}

void check_pictures(const Fields& fields, const TrainingSettings& settings) {
    fields.check_one_of("sampler", settings.sampler, {"instance", "square_root", "class_balanced"});
    fields.check_range("synthetic_probability", settings.synthetic_probability, 0, 1);
    fields.check_range("label_gamma", settings.label_gamma, 0, 100);
    fields.check_range("label_scale", settings.label_scale, above_zero, 1);
    fields.check_one_of("mixing", settings.mixing, {"none", "mixup", "cutmix", "cmo", "real_generated"});
    fields.check_range("mixing_alpha", settings.mixing_alpha, above_zero, 100);
    fields.check_range("mixing_probability", settings.mixing_probability, 0, 1);
    fields.check_range("mixing_from", settings.mixing_from, 0, 1);
    fields.check_range("mixing_until", settings.mixing_until, settings.mixing_from, 1);
}

void check_steps(const Fields& fields, const TrainingSettings& settings) {
    fields.check_one_of("decoupling", settings.decoupling, {"none", "crt", "tau_norm"});
    fields.check_range("decoupling_share", settings.decoupling_share, 0, 0.9);
    fields.check_range("steps", settings.steps, 1, many);
    fields.check_range("batch_size", settings.batch_size, 2, 65536);
    fields.check_range("learning_rate", settings.learning_rate, above_zero, 100);
    fields.check_range("momentum", settings.momentum, 0, 1);
    if (settings.nesterov && settings.momentum == 0) fields.reject("nesterov", "needs a momentum above 0");
    fields.check_range("weight_decay", settings.weight_decay, 0, 1);
    fields.check_one_of("schedule", settings.schedule, {"cosine", "multi_step", "constant"});
    fields.check_range("warm_up_share", settings.warm_up_share, 0, 1);
    for (const double milestone : settings.milestones) fields.check_range("milestones", milestone, 0, 1);
    fields.check_range("milestone_factor", settings.milestone_factor, above_zero, 1);
    fields.check_range("evaluations", settings.evaluations, 1, many);
}

}  // namespace

Json to_json(const TrainingSettings& settings) {
    const auto written = [](const TrainingSettings& from) {
        Json json = Json::object();
        each_field(from, [&json](const char* name, const auto& value) { json[name] = value; });
        return json;
    };
    Json json = written(settings);
    const Json usual = written({});
    for (const char* name : younger) {
        if (json.at(name) == usual.at(name)) json.erase(name);
    }
    return json;
}

TrainingSettings training_settings_from_json(const Json& json, TrainingSettings settings) {
    Fields fields(json, "training settings");
    each_field(settings, [&fields](const char* name, auto& value) { fields.optional(name, value); });
    fields.finish();
    check_network(fields, settings);
    check_augmentation(fields, settings);
    check_loss(fields, settings);
    check_pictures(fields, settings);
    check_steps(fields, settings);
    return settings;
}

}  // namespace tw::worker
