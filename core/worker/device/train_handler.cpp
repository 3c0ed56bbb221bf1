#include "core/worker/device/server.h"

#include "core/base/error.h"
#include "core/learning/classifier.h"
#include "core/media/decode.h"
#include "core/media/fit.h"
#include "core/worker/device/unit_rows.h"
#include "core/worker/messages/training.h"

#include <unordered_set>

namespace tw::worker {
namespace {

using Images = std::vector<LabelledImage>;

void refuse_shared_pictures(const Images& known, const char* known_name, const Images& others, const char* other_name) {
    std::unordered_set<std::string> locators;
    for (const LabelledImage& image : known) locators.insert(image.image.text());
    for (const LabelledImage& image : others) {
        const std::string locator = image.image.text();
        if (locators.contains(locator)) {
            throw Error(locator + " is both a " + known_name + " and a " + other_name + " picture");
        }
    }
}

/// What must hold whatever the settings are; the numbers themselves are checked where they are used.
void check(const TrainRequest& request) {
    refuse_shared_pictures(request.train, "training", request.test, "test");
    refuse_shared_pictures(request.train, "training", request.validation, "validation");
    refuse_shared_pictures(request.validation, "validation", request.test, "test");
    for (const auto& [images, name] : {std::pair(&request.validation, "validation"), std::pair(&request.test, "test")}) {
        for (const LabelledImage& image : *images) {
            if (image.synthetic) throw Error(image.image.text() + " is synthetic and may not be a " + name + " picture");
        }
    }
}

/// 1 when every training picture is grey, else 3.
int channels_of(const Images& train) {
    for (const LabelledImage& image : train) {
        if (media::probe(image.image).channels > 2) return 3;
    }
    return 1;
}

/// The picture at the network's size, plane after plane.
void read_planes(const media::Locator& locator, int size, int channels, std::span<std::uint8_t> planes) {
    const media::Image fitted = media::fit_to_network(media::load_image(locator), size, size, media::FitRule::pad);
    const media::Image image = media::to_channels(fitted, channels);
    const std::size_t plane = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    const auto step = static_cast<std::size_t>(channels);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) planes[i % step * plane + i / step] = image.pixels[i];
}

learning::PictureSet picture_set(const Images& images, int size, int channels) {
    learning::PictureSet set;
    for (const LabelledImage& image : images) {
        set.labels.push_back(image.label);
        set.origins.push_back({image.synthetic, image.source_label, image.strength});
    }
    set.read = [&images, size, channels](std::size_t index, std::span<std::uint8_t> planes) {
        read_planes(images[index].image, size, channels, planes);
    };
    return set;
}

void take_loss(const TrainingSettings& settings, learning::TrainingOptions& options) {
    options.loss = settings.loss;
    options.logit_adjustment_tau = settings.logit_adjustment_tau;
    options.ldam_max_margin = settings.ldam_max_margin;
    options.ldam_scale = settings.ldam_scale;
    options.focal_gamma = settings.focal_gamma;
    options.label_smoothing = settings.label_smoothing;
    options.class_weighting = settings.class_weighting;
    options.class_weighting_beta = settings.class_weighting_beta;
    options.class_weighting_from = settings.class_weighting_from;
    options.class_prior = settings.class_prior;
    options.decoupling = settings.decoupling;
    options.decoupling_share = settings.decoupling_share;
}

void take_pictures(const TrainingSettings& settings, learning::TrainingOptions& options) {
    options.sampler = settings.sampler;
    options.synthetic_probability = settings.synthetic_probability;
    options.synthetic_weighted = settings.synthetic_weighted;
    options.soft_labels = settings.soft_labels;
    options.label_gamma = settings.label_gamma;
    options.label_scale = settings.label_scale;
    options.mixing = settings.mixing;
    options.mixing_alpha = settings.mixing_alpha;
    options.mixing_probability = settings.mixing_probability;
    options.mixing_from = settings.mixing_from;
    options.mixing_until = settings.mixing_until;
    options.image_size = settings.image_size;
    options.horizontal_flip = settings.horizontal_flip;
    options.crop_padding = settings.crop_padding;
    options.random_resized_crop = settings.random_resized_crop;
    options.crop_scale = settings.crop_scale;
    options.crop_ratio = settings.crop_ratio;
    options.brightness = settings.brightness;
    options.contrast = settings.contrast;
    options.saturation = settings.saturation;
    options.memory_limit = static_cast<std::uint64_t>(settings.memory_limit_mb) << 20;
    options.loader_threads = settings.loader_threads;
}

void take_steps(const TrainingSettings& settings, learning::TrainingOptions& options) {
    options.steps = settings.steps;
    options.batch_size = settings.batch_size;
    options.learning_rate = settings.learning_rate;
    options.momentum = settings.momentum;
    options.nesterov = settings.nesterov;
    options.weight_decay = settings.weight_decay;
    options.schedule = settings.schedule;
    options.warm_up_share = settings.warm_up_share;
    options.milestones = settings.milestones;
    options.milestone_factor = settings.milestone_factor;
    options.evaluations = settings.evaluations;
}

learning::TrainingOptions options_of(const TrainingSettings& settings) {
    learning::TrainingOptions options;
    options.network = settings.network;
    options.weights = settings.weights;
    options.bfloat16 = settings.precision == "bfloat16";
    options.channels_last = settings.channels_last;
    options.threads = settings.threads;
    take_loss(settings, options);
    take_pictures(settings, options);
    take_steps(settings, options);
    return options;
}

/// Pictures that are only looked at.
learning::PictureSet described_set(const std::vector<media::Locator>& pictures, int size, int channels) {
    learning::PictureSet set;
    set.labels.assign(pictures.size(), 0);
    set.read = [&pictures, size, channels](std::size_t index, std::span<std::uint8_t> planes) {
        read_planes(pictures[index], size, channels, planes);
    };
    return set;
}

TrainingResult result_of(learning::TrainingOutput output) {
    TrainingResult result;
    if (output.features.defined()) append_unit_rows(output.features, result.features);
    result.test_accuracy = output.test_accuracy;
    result.validation_accuracy = output.validation_accuracy;
    result.best_step = output.best_step;
    result.seconds = output.seconds;
    result.loader_wait_share = output.loader_wait_share;
    result.images_per_second = output.images_per_second;
    result.precision = output.bfloat16 ? "bfloat16" : "float32";
    result.tau = output.tau;
    result.class_prior = std::move(output.class_prior);
    result.validation_class_accuracy = std::move(output.validation_class_accuracy);
    result.class_accuracy = std::move(output.class_accuracy);
    result.confusion = std::move(output.confusion);
    result.validation_predictions = std::move(output.validation_predictions);
    result.test_predictions = std::move(output.test_predictions);
    result.validation_curve = std::move(output.validation_curve);
    result.loss_curve = std::move(output.loss_curve);
    return result;
}

Json train(const Json& params, const Call& call) {
    const TrainRequest request = train_request_from_json(params);
    check(request);
    learning::TrainingInput input;
    input.options = options_of(request.settings);
    input.seed = request.seed;
    input.classes = request.classes;
    // ImageNet's weights are for three channels, and a grey picture has them alike.
    input.channels = input.options.weights.empty() ? channels_of(request.train) : 3;
    input.train = picture_set(request.train, input.options.image_size, input.channels);
    input.validation = picture_set(request.validation, input.options.image_size, input.channels);
    input.test = picture_set(request.test, input.options.image_size, input.channels);
    input.described = described_set(request.describe, input.options.image_size, input.channels);

    learning::TrainingCallbacks callbacks;
    callbacks.on_step = [&call](int step, int steps, double loss) {
        call.emit("train_step", {{"step", step}, {"steps", steps}, {"loss", loss}});
    };
    callbacks.on_evaluation = [&call](int step, double validation_accuracy, double train_loss) {
        call.emit("evaluation", {{"step", step}, {"validation_accuracy", validation_accuracy}, {"train_loss", train_loss}});
    };
    learning::TrainingOutput output = learning::train_classifier(input, call.control(), callbacks);
    if (output.stopped) return {{"stopped", true}};
    return to_json(result_of(std::move(output)));
}

}  // namespace

void add_train_handler(Server& server) {
    server.add("train", train);
}

}  // namespace tw::worker
