#include "core/workflow/experiment/spec.h"

#include "core/base/error.h"
#include "core/stages/generation/generate.h"
#include "core/worker/messages/fields.h"
#include "core/worker/messages/finetuning.h"
#include "core/worker/messages/training_settings.h"

#include <algorithm>
#include <set>

namespace tw::workflow {
namespace {

using worker::Fields;

FashionTail fashion_from_json(const Json& json) {
    FashionTail tail;
    Fields fields(json, "fashion_mnist");
    std::string data = tail.data.string();
    fields.optional("data", data);
    fields.optional("imbalance_factor", tail.imbalance_factor);
    fields.optional("max_count", tail.max_count);
    fields.optional("target", tail.target);
    fields.optional("seed", tail.seed);
    fields.finish();
    fields.check_range("imbalance_factor", tail.imbalance_factor, 1, 1e6);
    fields.check_range("max_count", static_cast<double>(tail.max_count), 1, 1e9);
    fields.check_range("target", static_cast<double>(tail.target), 1, 1e9);
    tail.data = data;
    return tail;
}

stages::FilterKind filter_from_json(const Fields& fields, const Json& json) {
    if (json.is_boolean()) return json.get<bool>() ? stages::FilterKind::thresholds : stages::FilterKind::none;
    if (json != "diff_mix") fields.reject("filter", "must be true, false or \"diff_mix\"");
    return stages::FilterKind::diff_mix;
}

Json filter_to_json(stages::FilterKind filter) {
    if (filter == stages::FilterKind::diff_mix) return "diff_mix";
    return filter == stages::FilterKind::thresholds;
}

FillSpec fill_from_json(const Json& json) {
    if (!json.is_object()) throw Error("a fill must be an object with a name and a method: " + to_line(json));
    FillSpec fill;
    Fields fields(json, "fill \"" + json.value("name", json.value("method", "")) + "\"");
    fields.required("method", fill.method);
    fill.name = fill.method;
    fields.optional("name", fill.name);
    if (const Json* sampling = fields.find("sampling")) fill.sampling = *sampling;
    fields.optional("from_real_images", fill.from_real_images);
    fields.optional("look_alikes", fill.look_alikes);
    fields.optional("multiplier", fill.multiplier);
    fields.optional("strengths", fill.strengths);
    std::string adapter;
    fields.optional("adapter", adapter);
    if (const Json* finetune = fields.find("finetune")) fill.finetune = *finetune;
    fields.optional("contexts", fill.contexts);
    if (const Json* filter = fields.find("filter")) fill.filter = filter_from_json(fields, *filter);
    fields.finish();
    fill.adapter = adapter;
    if (fill.name.empty()) fields.reject("name", "is empty");
    fields.check_one_of("look_alikes", fill.look_alikes, {"chosen", "random"});
    fields.check_range("multiplier", fill.multiplier, 0, 1000);
    // Read once now, so that a setting that makes no sense is refused before hours of drawing.
    Json sampling = worker::to_json(stages::GenerationRequest::defaults(fill.method).sampling);
    sampling.merge_patch(fill.sampling);
    worker::sampling_from_json(sampling);
    worker::finetune_settings_from_json(fill.finetune);
    return fill;
}

SweepSpec sweep_from_json(const Json& json) {
    SweepSpec sweep;
    Fields fields(json, "sweep");
    fields.required("arm", sweep.arm);
    fields.required("added_per_real", sweep.added_per_real);
    fields.finish();
    for (const double ratio : sweep.added_per_real) fields.check_range("added_per_real", ratio, 0, 1e6);
    return sweep;
}

bool has_fill(const ExperimentSpec& spec, const std::string& name) {
    return std::any_of(spec.fills.begin(), spec.fills.end(), [&](const FillSpec& fill) { return fill.name == name; });
}

/// Every arm names the fills whose pictures it adds; a method's own fill is there without being written down.
void complete_fills(ExperimentSpec& spec) {
    for (stages::ArmSpec& arm : spec.arms) {
        if (arm.method.empty()) continue;
        if (arm.runs.empty()) arm.runs = {arm.method};
        for (const std::string& run : arm.runs) {
            if (has_fill(spec, run)) continue;
            if (run != arm.method) throw Error("arm \"" + arm.name + "\" adds the fill \"" + run + "\", which is not there");
            spec.fills.push_back(fill_from_json({{"method", arm.method}}));
        }
    }
}

void check_names(const ExperimentSpec& spec) {
    std::set<std::string> names;
    for (const FillSpec& fill : spec.fills) {
        if (!names.insert(fill.name).second) throw Error("two fills are called \"" + fill.name + "\"");
    }
    names.clear();
    for (const stages::ArmSpec& arm : spec.arms) {
        if (!names.insert(arm.name).second) throw Error("two arms are called \"" + arm.name + "\"");
    }
    if (spec.arms.empty()) throw Error("the experiment has no arms");
    if (spec.seeds.empty()) throw Error("the experiment has no seeds");
    if (!spec.sweep) return;
    const auto arm =
        std::find_if(spec.arms.begin(), spec.arms.end(), [&](const stages::ArmSpec& one) { return one.name == spec.sweep->arm; });
    if (arm == spec.arms.end() || arm->runs.empty()) {
        throw Error("the sweep's arm \"" + spec.sweep->arm + "\" is none of the arms that add generated images");
    }
}

std::vector<std::uint64_t> seeds_from_json(const Json& json) {
    if (json.is_number_integer() && json.get<std::int64_t>() >= 1 && json.get<std::int64_t>() <= 1000) {
        std::vector<std::uint64_t> seeds;
        for (std::uint64_t seed = 0; seed < json.get<std::uint64_t>(); ++seed) seeds.push_back(seed);
        return seeds;
    }
    const bool whole = json.is_array() && std::all_of(json.begin(), json.end(), [](const Json& seed) { return seed.is_number_unsigned(); });
    if (!whole) throw Error("the field 'seeds' must be a number of seeds or a list of them: " + to_line(json));
    return json.get<std::vector<std::uint64_t>>();
}

}  // namespace

ExperimentSpec experiment_spec_from_json(const Json& json) {
    if (!json.is_object()) throw Error("an experiment must be a JSON object");
    ExperimentSpec spec;
    Fields fields(json, "the experiment");
    fields.required("name", spec.name);
    std::string project;
    fields.optional("project", project);
    spec.project = project;
    if (const Json* fashion = fields.find("fashion_mnist")) spec.fashion_mnist = fashion_from_json(*fashion);
    for (const Json& fill : fields.list("fills")) spec.fills.push_back(fill_from_json(fill));
    for (const Json& arm : fields.list("arms")) spec.arms.push_back(stages::arm_spec_from_json(arm));
    if (const Json* seeds = fields.find("seeds")) spec.seeds = seeds_from_json(*seeds);
    if (const Json* training = fields.find("training")) spec.training = *training;
    if (const Json* sweep = fields.find("sweep")) spec.sweep = sweep_from_json(*sweep);
    fields.finish();
    if (spec.fashion_mnist.has_value() != spec.project.empty()) {
        throw Error("an experiment needs either 'project', a folder, or 'fashion_mnist', the data that it is made from");
    }
    worker::training_settings_from_json(spec.training);
    complete_fills(spec);
    check_names(spec);
    return spec;
}

Json read_experiment_json(const std::filesystem::path& file) {
    Json json = read_json_file(file);
    const auto beside = [&](Json& owner, const char* field) {
        if (!owner.is_object() || !owner.contains(field) || !owner[field].is_string()) return;
        const std::filesystem::path path = owner[field].get<std::string>();
        if (!path.empty() && path.is_relative()) owner[field] = (file.parent_path() / path).string();
    };
    beside(json, "project");
    if (!json.is_object() || !json.contains("fills")) return json;
    for (Json& fill : json["fills"]) beside(fill, "adapter");
    return json;
}

ExperimentSpec read_experiment_spec(const std::filesystem::path& file) {
    const Json json = read_experiment_json(file);
    try {
        return experiment_spec_from_json(json);
    } catch (const Error& error) {
        throw Error(file.string() + ": " + error.what());
    }
}

Json to_json(const ExperimentSpec& spec) {
    Json json = {{"name", spec.name}, {"seeds", spec.seeds}, {"training", spec.training}};
    if (spec.fashion_mnist) {
        const FashionTail& tail = *spec.fashion_mnist;
        json["fashion_mnist"] = {{"data", tail.data.string()},
                                 {"imbalance_factor", tail.imbalance_factor},
                                 {"max_count", tail.max_count},
                                 {"target", tail.target},
                                 {"seed", tail.seed}};
    } else {
        json["project"] = spec.project.string();
    }
    for (const FillSpec& fill : spec.fills) {
        json["fills"].push_back({{"name", fill.name},
                                 {"method", fill.method},
                                 {"sampling", fill.sampling},
                                 {"from_real_images", fill.from_real_images},
                                 {"look_alikes", fill.look_alikes},
                                 {"multiplier", fill.multiplier},
                                 {"strengths", fill.strengths},
                                 {"adapter", fill.adapter.string()},
                                 {"finetune", fill.finetune},
                                 {"contexts", fill.contexts},
                                 {"filter", filter_to_json(fill.filter)}});
    }
    for (const stages::ArmSpec& arm : spec.arms) json["arms"].push_back(stages::to_json(arm));
    if (spec.sweep) json["sweep"] = {{"arm", spec.sweep->arm}, {"added_per_real", spec.sweep->added_per_real}};
    return json;
}

}  // namespace tw::workflow
