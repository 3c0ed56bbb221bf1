#pragma once

#include "core/base/json.h"
#include "core/stages/filtering/filter.h"
#include "core/stages/training/arm_spec.h"
#include "core/workflow/fashion_mnist.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tw::workflow {

/// One set of generated pictures: how it is drawn and judged. Each is a generation run of its name.
struct FillSpec {
    std::string name;
    std::string method;                  // one of stages::generation_methods()
    Json sampling = Json::object();      // fields of worker::SamplingSettings that differ from the method's own
    bool from_real_images = false;       // plain_cfg, two_stage
    std::string look_alikes = "chosen";  // two_stage: "chosen" on the evidence, or "random", another class by lot
    double multiplier = 0;               // Diff-Mix: pictures as a multiple of the real ones; 0: up to the plan's target
    std::vector<double> strengths;       // Diff-Mix
    std::filesystem::path adapter;       // diff_*: folder of the fine-tuned model's LoRA and learnt tokens; empty: fine-tuned first
    Json finetune = Json::object();      // fields of worker::FinetuneSettings that differ, where it is fine-tuned first
    std::string contexts;                // diffcore_mix: which list
    // "filter": true, false or "diff_mix"
    stages::FilterKind filter = stages::FilterKind::thresholds;
};

/// "How many generated images are worth it": the same arm with ever more of a fill's pictures, looked at on validation images.
struct SweepSpec {
    std::string arm;                     // name of one of the arms; it must add a fill's pictures
    std::vector<double> added_per_real;  // generated pictures for each real one of a class
};

/// A comparison: arms x seeds, and the generated pictures they need.
struct ExperimentSpec {
    std::string name;
    std::optional<FashionTail> fashion_mnist;  // else `project`
    std::filesystem::path project;             // a project with a split; its plan's targets say how many images are wanted
    std::vector<FillSpec> fills;
    std::vector<stages::ArmSpec> arms;
    std::vector<std::uint64_t> seeds = {0, 1, 2};
    Json training = Json::object();  // fields of worker::TrainingSettings that differ from the project's default
    std::optional<SweepSpec> sweep;
};

/// Reads a JSON file, strictly: an unknown field, arm, method or setting, two lines of one name, and an arm that adds a fill which is not
/// there are an Error that names the file and it. A fill that an arm needs by its method alone is added with the method's own settings.
ExperimentSpec read_experiment_spec(const std::filesystem::path& file);
ExperimentSpec experiment_spec_from_json(const Json& json);
/// The file as it was written, only with its paths, which are relative to it, made absolute.
Json read_experiment_json(const std::filesystem::path& file);
/// Every field, also those that the file left out.
Json to_json(const ExperimentSpec& spec);

}  // namespace tw::workflow
