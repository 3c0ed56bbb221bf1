#include "core/workflow/commands.h"

#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/imports.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/train.h"
#include "core/worker/messages/sampling.h"

#include <algorithm>
#include <set>

namespace tw::workflow {
namespace {

/// As a shell takes it as one word.
std::string quoted(const std::string& word) {
    const bool plain =
        !word.empty() &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%") == std::string::npos;
    return plain ? word : "'" + replace_all(word, "'", "'\\''") + "'";
}

/// Numbers as JSON writes them, texts as they are.
std::string plain(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

class Lines {
public:
    explicit Lines(const project::Project& project) : project_(project) {}

    std::string text() {
        const Json demo = project_.setting("demo");
        if (demo.is_object()) {
            begin_plain("demo");
            option("--project", project_.folder().parent_path().string());
            const auto imports = project::ImportRepository(project_).all();
            if (!imports.empty()) option("--data", std::filesystem::path(imports.front().path).parent_path().string());
            for (const auto& [key, value] : demo.items()) option("--" + replace_all(key, "_", "-"), plain(value));
            return text_;
        }
        imports();
        split();
        plan();
        negatives();
        runs();
        training();
        return text_;
    }

private:
    void begin_plain(const std::string& verb) { text_ += (text_.empty() ? "" : "\n") + ("tailwright-cli " + verb); }
    void begin(const std::string& verb) {
        begin_plain(verb);
        option("--project", project_.folder().string());
    }
    void option(const std::string& name, const std::string& value) { text_ += " " + name + " " + quoted(value); }

    void imports() {
        std::string names;
        for (const project::Class& entry : project::ClassRepository(project_).all()) names += (names.empty() ? "" : ",") + entry.name;
        const auto rows = project::ImageRepository(project_).list("real", "");
        for (const project::ImportRow& row : project::ImportRepository(project_).all()) {
            begin("import");
            option("--format", row.format);
            option("--path", row.path);
            std::int64_t first = -1, last = -1;
            std::set<std::string> partitions;
            for (const project::ImageRow& image : rows) {
                if (image.import_id != row.id) continue;
                partitions.insert(image.partition);
                first = first < 0 ? image.idx : std::min(first, image.idx);
                last = std::max(last, image.idx);
            }
            if (partitions.size() == 1 && *partitions.begin() != "train") option("--partition", *partitions.begin());
            if (row.format != "idx") continue;
            option("--class-names", names);
            option("--first", std::to_string(first));
            option("--count", std::to_string(last - first + 1));
        }
    }

    /// The split's spec holds the options of the verb that made it under their own names.
    void split() {
        const auto split = project::SplitRepository(project_).current();
        if (!split || !split->spec.is_object()) return;
        const Json& spec = split->spec;
        const bool thinned = spec.contains("imbalance_factor") || spec.contains("list");
        if (!thinned && !spec.contains("validation_share")) return;
        begin("longtail");
        if (spec.contains("validation_share")) text_ += " --keep-counts";
        if (thinned && spec.contains("profile")) option("--profile", plain(spec.at("profile")));
        for (const char* key :
             {"imbalance_factor", "max_count", "pareto_alpha", "list", "validation_per_class", "validation_share", "seed"}) {
            if (spec.contains(key)) option("--" + replace_all(key, "_", "-"), plain(spec.at(key)));
        }
        std::string order;
        for (const Json& name : spec.value("class_order", Json::array())) order += (order.empty() ? "" : ",") + plain(name);
        if (!order.empty()) option("--class-order", order);
    }

    void plan() {
        std::int64_t most = 0;
        for (const auto& [id, target] : project::PlanRepository(project_).targets()) most = std::max(most, target);
        if (most == 0) return;
        begin("plan");
        option("--fill-to", std::to_string(most));
    }

    void sampling(const Json& settings) {
        const worker::SamplingSettings sampling = worker::sampling_from_json(settings);
        option("--scheduler", sampling.scheduler);
        option("--steps", std::to_string(sampling.num_inference_steps));
        option("--guidance-scale", Json(sampling.guidance_scale).dump());
        option("--cads-scale", Json(sampling.cads.scale).dump());
    }

    void negatives() {
        for (const project::GenerationRun& run : project::RunRepository(project_).all()) {
            if (run.method != "reference" || !run.settings.contains("sampling")) continue;
            begin("negatives");
            option("--seed", plain(run.settings.value("seed", Json(0))));
            sampling(run.settings.at("sampling"));
            option("--strength", Json(worker::sampling_from_json(run.settings.at("sampling")).strength).dump());
        }
    }

    /// What was not left to the rule's defaults.
    void guidance(const worker::SamplingSettings& sampling, const Json& settings) {
        option("--rule", sampling.rule);
        for (const auto& [name, value] : sampling.rule_parameters) option("--rule-parameter", name + "=" + Json(value).dump());
        const worker::GuidanceIntervalSettings& interval = sampling.guidance_interval;
        if (interval.sigma_high) {
            option("--guidance-interval", Json(interval.sigma_low).dump() + ":" + Json(*interval.sigma_high).dump());
        }
        if (interval.start > 0) option("--guidance-start", Json(interval.start).dump());
        if (interval.stop < 1) option("--guidance-stop", Json(interval.stop).dump());
        if (sampling.guidance_rescale > 0) option("--guidance-rescale", Json(sampling.guidance_rescale).dump());
        for (const Json& json : settings.value("negative_prompts", Json::array())) {
            const worker::WeightedPrompt negative = worker::weighted_prompt_from_json(json);
            option("--negative-prompt", negative.prompt + ":" + Json(negative.weight).dump());
        }
    }

    void method(const Json& settings) {
        if (settings.value("from_real_images", false)) text_ += " --from-real-images";
        std::string strengths;
        for (const Json& strength : settings.value("strengths", Json::array()))
            strengths += (strengths.empty() ? "" : ",") + plain(strength);
        if (!strengths.empty()) option("--strengths", strengths);
        for (const char* key : {"task", "adapter", "contexts"}) {
            if (settings.contains(key)) option(std::string("--") + key, plain(settings.at(key)));
        }
    }

    void runs() {
        for (const project::GenerationRun& run : project::RunRepository(project_).all()) {
            if (run.method == "reference") continue;
            begin("generate");
            option("--method", run.method);
            option("--run", run.name);
            option("--seed", plain(run.settings.value("seed", Json(0))));
            if (run.settings.contains("sampling")) {
                sampling(run.settings.at("sampling"));
                const worker::SamplingSettings settings = worker::sampling_from_json(run.settings.at("sampling"));
                if (run.method == "two_stage") {
                    option("--negative-scale", Json(settings.negative_scale).dump());
                    option("--tau", Json(settings.tau).dump());
                }
                if (settings.strength < 1) option("--strength", Json(settings.strength).dump());
                guidance(settings, run.settings);
            }
            method(run.settings);
            begin("filter");
            option("--run", run.name);
            begin("review");
            option("--run", run.name);
            text_ += " --by-rule";
        }
    }

    void training() {
        std::set<std::uint64_t> seeds;
        std::set<std::string> arms;
        Json settings;
        for (const project::TrainingRun& run : project::TrainingRepository(project_).all()) {
            seeds.insert(run.seed);
            arms.insert(run.arm);
            settings = run.settings.value("comparison", Json::object());
        }
        if (seeds.empty()) return;
        begin("train");
        option("--seeds", std::to_string(seeds.size()));
        for (const std::string& arm : arms) option("--arm", arm);
        const Json usual = worker::to_json(stages::default_training_settings(project_));
        for (const auto& [name, value] : settings.items()) {
            if (usual.contains(name) && usual.at(name) != value) option("--set", name + "=" + plain(value));
        }
    }

    const project::Project& project_;
    std::string text_;
};

}  // namespace

std::string command_lines(const project::Project& project) {
    return Lines(project).text();
}

}  // namespace tw::workflow
