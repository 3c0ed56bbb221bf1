#include "core/workflow/experiment/record.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <limits>

namespace tw::workflow {
namespace {

namespace fs = std::filesystem;

/// Not a number is written as null.
double real(const Json& json, const char* name) {
    const Json value = json.value(name, Json());
    return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

stages::GroupAccuracy group(const Json& json, const char* name) {
    const Json value = json.value(name, Json());
    if (!value.is_object()) return {};
    return {real(value, "mean"), real(value, "sd"), true};
}

ExperimentRow row_from_json(const Json& json) {
    ExperimentRow row;
    stages::ArmResult& arm = row.result;
    arm.arm = json.at("arm").get<std::string>();
    arm.seeds = json.at("seeds").get<int>();
    arm.real = json.at("real").get<std::int64_t>();
    arm.synthetic = json.at("added").get<std::int64_t>();
    arm.steps = json.at("steps").get<int>();
    arm.all = group(json, "all");
    arm.many = group(json, "many");
    arm.medium = group(json, "medium");
    arm.few = group(json, "few");
    arm.mean_difference = real(json, "mean_difference");
    arm.difference_ci95 = real(json, "difference_ci95");
    for (const Json& value : json.at("class_accuracy")) {
        arm.class_accuracy.push_back(value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN());
    }
    const Json& best = json.at("to_best_without");
    row.to_best_without = {real(best, "mean"), real(best, "ci95"), best.value("pairs", 0)};
    return row;
}

ExperimentResult result_from_json(const Json& json) {
    ExperimentResult result;
    for (const Json& row : json.at("table")) result.rows.push_back(row_from_json(row));
    result.classes = json.value("classes", std::vector<std::string>());
    // Tables written before there were names.
    for (std::size_t i = result.classes.size(); !result.rows.empty() && i < result.rows.front().result.class_accuracy.size(); ++i) {
        result.classes.push_back(std::to_string(i));
    }
    result.best_without = json.at("best_without").get<std::string>();
    for (const Json& point : json.at("sweep")) {
        result.sweep.push_back({point.at("added_per_real").get<double>(), point.at("added").get<std::int64_t>(), group(point, "all"),
                                group(point, "many"), group(point, "medium"), group(point, "few")});
    }
    result.enough = real(json, "enough");
    result.note = json.at("note").get<std::string>();
    return result;
}

void read_manifest(const fs::path& file, ExperimentRecord& record) {
    const Json json = read_json_file(file);
    record.spec = experiment_spec_from_json(json.at("spec"));
    record.version = json.at("version").get<std::string>();
    record.written = json.at("written").get<std::string>();
    record.command = json.at("command").get<std::string>();
    const auto text = [](const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); };
    record.split_sha256 = text(json.at("split_sha256"));
    for (const auto& [run, facts] : json.at("runs").items()) record.model_hash[run] = text(facts.at("model_hash"));
    for (const auto& [arm, hash] : json.at("data_sha256").items()) record.data_sha256[arm] = text(hash);
}

/// A field that is missing or of another kind is told with the file's name.
template <typename Read>
void guarded(const fs::path& file, Read read) {
    try {
        read();
    } catch (const Json::exception& fault) {
        throw Error(file.string() + " is not what an experiment writes: " + fault.what());
    }
}

}  // namespace

bool is_experiment_folder(const fs::path& folder) {
    return fs::is_regular_file(folder / "experiment.json");
}

ExperimentRecord read_experiment(const fs::path& folder) {
    if (!is_experiment_folder(folder)) throw Error(folder.string() + " holds no experiment: experiment.json is missing");
    ExperimentRecord record;
    record.folder = folder;
    guarded(folder / "experiment.json", [&] { read_manifest(folder / "experiment.json", record); });
    const fs::path table = folder / "table.json";
    record.finished = fs::exists(table);
    if (record.finished) guarded(table, [&] { record.result = result_from_json(read_json_file(table)); });
    record.result.project = record.spec.fashion_mnist ? folder / "project" : record.spec.project;
    record.result.table = table;
    record.result.report = folder / "report.html";
    return record;
}

}  // namespace tw::workflow
