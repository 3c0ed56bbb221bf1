#include "core/stages/training/arm_spec.h"

#include "core/base/error.h"
#include "core/worker/messages/fields.h"
#include "core/worker/messages/training_settings.h"

#include <algorithm>

namespace tw::stages {
namespace {

ArmSpec trained(const std::string& name, Json training) {
    ArmSpec spec;
    spec.name = spec.arm = name;
    spec.training = std::move(training);
    return spec;
}

ArmSpec generated(const std::string& method, Json training = Json::object()) {
    ArmSpec spec = trained(method, std::move(training));
    spec.method = method;
    return spec;
}

std::vector<ArmSpec> make_built_in_arms() {
    std::vector<ArmSpec> arms = {
        trained("real_only", Json::object()),
        trained("real_only_2x", Json::object()),
        // Cui et al., CVPR 2019.
        trained("class_balanced", {{"class_weighting", "effective_number"}}),
        // Cao et al., NeurIPS 2019: weights from epoch 160 of 200.
        trained("ldam_drw", {{"loss", "ldam"}, {"class_weighting", "effective_number"}, {"class_weighting_from", 0.8}}),
        trained("balanced_softmax", {{"loss", "balanced_softmax"}}),
        trained("logit_adjustment", {{"loss", "logit_adjustment"}}),
        trained("logit_adjustment_posthoc", {{"loss", "logit_adjustment_posthoc"}}),
        // Kang et al., ICLR 2020: 10 epochs for the head after 90 for the features.
        trained("crt", {{"decoupling", "crt"}}),
        trained("tau_norm", {{"decoupling", "tau_norm"}}),
        // Park et al., CVPR 2022: not in the first and last 4 of 200 epochs.
        trained("cmo", {{"mixing", "cmo"}, {"mixing_probability", 0.5}, {"mixing_from", 0.02}, {"mixing_until", 0.98}}),
        // Zhang et al., ICLR 2018: alpha between 0.1 and 0.4.
        trained("mixup", {{"mixing", "mixup"}, {"mixing_alpha", 0.2}}),
        // Yun et al., ICCV 2019, as for CIFAR.
        trained("cutmix", {{"mixing", "cutmix"}, {"mixing_probability", 0.5}}),
        generated("plain_cfg"),
        // Koh et al., 2025, train with mixup; alpha is ours, as above.
        generated("two_stage", {{"mixing", "mixup"}, {"mixing_alpha", 0.2}}),
    };
    // Wang et al., CVPR 2024, for long tails; all six strategies of generation are trained on alike.
    for (const char* strategy : {"real_gen", "real_aug", "real_mix", "diff_gen", "diff_aug", "diff_mix"}) {
        arms.push_back(generated(strategy, {{"synthetic_probability", 0.3}, {"synthetic_weighted", true}, {"label_gamma", 0.5}}));
    }
    // Islam and Akhtar, 2025, mix pixels and patches; how often is ours.
    arms.push_back(generated("diffcore_mix", {{"mixing", "real_generated"}, {"mixing_probability", 0.5}}));
    arms.at(1).steps_factor = 2.0;
    arms.push_back(trained("ceiling", Json::object()));
    arms.back().pretrain_images = true;
    return arms;
}

/// Reads what `json` says over the built-in arm in `spec`.
void read_over(const Json& json, ArmSpec& spec) {
    worker::Fields fields(json, "arm \"" + json.value("name", spec.name) + "\"");
    fields.optional("name", spec.name);
    fields.optional("arm", spec.arm);
    fields.optional("method", spec.method);
    fields.optional("runs", spec.runs);
    fields.optional("pretrain_images", spec.pretrain_images);
    fields.optional("added_per_real", spec.added_per_real);
    fields.optional("drop_lowest_share", spec.drop_lowest_share);
    fields.optional("drop_lowest_score", spec.drop_lowest_score);
    fields.optional("steps_factor", spec.steps_factor);
    if (const Json* training = fields.find("training")) {
        if (!training->is_object()) fields.reject("training", "must be an object");
        spec.training.update(*training);
    }
    fields.finish();
    if (spec.name.empty()) fields.reject("name", "is empty");
    fields.check_range("added_per_real", spec.added_per_real, 0, 1e6);
    fields.check_range("drop_lowest_share", spec.drop_lowest_share, 0, 0.99);
    fields.check_range("steps_factor", spec.steps_factor, 0.001, 1000);
    if (spec.pretrain_images && (!spec.method.empty() || !spec.runs.empty())) {
        fields.reject("pretrain_images", "cannot go with generated ones");
    }
}

}  // namespace

const std::vector<ArmSpec>& built_in_arms() {
    static const std::vector<ArmSpec> arms = make_built_in_arms();
    return arms;
}

const ArmSpec& built_in_arm(const std::string& name) {
    std::string names;
    for (const ArmSpec& arm : built_in_arms()) {
        if (arm.name == name) return arm;
        names += (names.empty() ? "" : ", ") + arm.name;
    }
    throw Error("there is no arm \"" + name + "\"; there are: " + names);
}

ArmSpec arm_spec_from_json(const Json& json) {
    if (json.is_string()) return built_in_arm(json.get<std::string>());
    if (!json.is_object() || !json.contains("arm") || !json.at("arm").is_string() ||
        (json.contains("name") && !json.at("name").is_string())) {
        throw Error("an arm must be the name of a built-in one or an object with its name in \"arm\": " + to_line(json));
    }
    ArmSpec spec = built_in_arm(json.at("arm").get<std::string>());
    read_over(json, spec);
    try {
        worker::training_settings_from_json(spec.training);
    } catch (const Error& error) {
        throw Error("arm \"" + spec.name + "\": " + error.what());
    }
    return spec;
}

Json to_json(const ArmSpec& spec) {
    return {{"name", spec.name},
            {"arm", spec.arm},
            {"method", spec.method},
            {"runs", spec.runs},
            {"pretrain_images", spec.pretrain_images},
            {"added_per_real", spec.added_per_real},
            {"drop_lowest_share", spec.drop_lowest_share},
            {"drop_lowest_score", spec.drop_lowest_score},
            {"steps_factor", spec.steps_factor},
            {"training", spec.training}};
}

}  // namespace tw::stages
