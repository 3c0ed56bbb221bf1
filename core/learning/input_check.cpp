#include "core/learning/input_check.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/learning/mixing.h"
#include "core/learning/objective.h"
#include "core/learning/samplers.h"
#include "core/learning/schedule.h"

#include <algorithm>
#include <cmath>

namespace tw::learning {
namespace {

void require(bool condition, const std::string& message) {
    if (!condition) throw Error(message);
}

void require_known(const char* what, const std::string& name, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Error("unknown " + std::string(what) + " \"" + name + "\"; there are: " + join(names, ", "));
}

void check_labels(const PictureSet& set, int classes, const std::string& partition) {
    const auto check = [&](int label) {
        require(label >= 0 && label < classes,
                "a " + partition + " picture has label " + std::to_string(label) + "; labels go from 0 to " + std::to_string(classes - 1));
    };
    for (const int label : set.labels) check(label);
    require(set.origins.empty() || set.origins.size() == set.size(), "every " + partition + " picture needs an origin, or none");
    for (const Origin& origin : set.origins) {
        if (origin.source_label >= 0) check(origin.source_label);
    }
}

void check_classes(const PictureSet& set, int classes, const std::string& partition, const std::string& why) {
    for (int label = 0; label < classes; ++label) {
        require(std::find(set.labels.begin(), set.labels.end(), label) != set.labels.end(),
                "class " + std::to_string(label) + " has no " + partition + " pictures" + why);
    }
}

void check_augmentation(const TrainingOptions& options) {
    require(options.crop_padding >= 0 && options.crop_padding < options.image_size, "crop_padding must be at least 0 and below image_size");
    const std::vector<double>&scale = options.crop_scale, &ratio = options.crop_ratio;
    require(scale.size() == 2 && scale[0] > 0 && scale[0] <= scale[1] && scale[1] <= 1,
            "crop_scale must be two shares of the area, above 0 to 1, the smaller one first");
    require(ratio.size() == 2 && ratio[0] > 0 && ratio[0] <= ratio[1] && std::isfinite(ratio[1]),
            "crop_ratio must be two ratios above 0, the smaller one first");
    for (const double change : {options.brightness, options.contrast, options.saturation}) {
        require(change >= 0 && change <= 1, "brightness, contrast and saturation must lie between 0 and 1");
    }
}

void check_options(const TrainingOptions& options) {
    require(options.steps >= 1, "steps must be at least 1");
    require(options.batch_size >= 2, "batch_size must be at least 2: BatchNorm needs more than one picture");
    require(options.evaluations >= 1, "evaluations must be at least 1");
    require(options.image_size >= 8, "image_size must be at least 8");
    check_augmentation(options);
    require(options.learning_rate > 0, "learning_rate must be above 0");
    require(options.mixing_alpha > 0, "mixing_alpha must be above 0");
    require_known("loss", options.loss, loss_names());
    require_known("class_weighting", options.class_weighting, {"none", "effective_number"});
    require_known("class_prior", options.class_prior, {"sampled", "real"});
    require_known("sampler", options.sampler, sampler_names());
    require_known("mixing", options.mixing, mixing_names());
    require_known("decoupling", options.decoupling, {"none", "crt", "tau_norm"});
    require_known("schedule", options.schedule, schedule_names());
    require(options.decoupling == "none" || options.loss != "ldam",
            options.decoupling + " needs a linear head, and that of ldam is one of cosines");
    require(options.decoupling != "crt" || options.steps >= 2, "crt needs at least one step for the features and one for the head");
}

}  // namespace

void check_input(const TrainingInput& input) {
    require(input.classes >= 2, "a classifier needs at least two classes");
    require(input.channels == 1 || input.channels == 3, "pictures must have 1 or 3 channels");
    check_options(input.options);
    require(input.train.size() > 0, "there are no training pictures");
    check_labels(input.train, input.classes, "training");
    check_labels(input.validation, input.classes, "validation");
    check_labels(input.test, input.classes, "test");
    check_classes(input.train, input.classes, "training", "");
    check_classes(input.validation, input.classes, "validation", ", so the best state could not be chosen fairly");
}

}  // namespace tw::learning
