#include "core/workflow/experiment/outcome.h"

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/table.h"
#include "core/workflow/experiment/page.h"
#include "core/workflow/experiment/plan.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tw::workflow {
namespace {

namespace fs = std::filesystem;
using stages::ArmResult;

const ArmResult* find_arm(const std::vector<ArmResult>& table, const std::string& name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const ArmResult& row) { return row.arm == name; });
    return found == table.end() ? nullptr : &*found;
}

/// More steps are no baseline of another kind: real_only_2x says whether the steps were enough.
const ArmResult* best_without_images(const std::vector<ArmResult>& table, const ExperimentSpec& spec) {
    const ArmResult* best = nullptr;
    for (const stages::ArmSpec& arm : spec.arms) {
        const ArmResult* row = arm.adds_images() || arm.steps_factor != 1 ? nullptr : find_arm(table, arm.name);
        if (row && (!best || row->all.mean > best->all.mean)) best = row;
    }
    return best;
}

std::vector<SweepPoint> sweep_points(const project::Project& project, const ExperimentSpec& spec, double& enough) {
    enough = std::numeric_limits<double>::quiet_NaN();
    if (!spec.sweep) return {};
    const std::vector<std::string> names = names_of(sweep_arms(spec));
    const std::vector<ArmResult> table = stages::result_table(project, names, stages::MeasuredOn::validation);
    std::vector<std::pair<double, const ArmResult*>> rows;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (const ArmResult* row = find_arm(table, names[i])) rows.emplace_back(spec.sweep->added_per_real[i], row);
    }
    std::sort(rows.begin(), rows.end());
    std::vector<SweepPoint> points;
    for (const auto& [ratio, row] : rows) points.push_back({ratio, row->synthetic, row->all, row->many, row->medium, row->few});
    for (std::size_t i = 0; i < rows.size() && std::isnan(enough); ++i) {
        const bool none_better = std::none_of(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, rows.end(), [&](const auto& larger) {
            const stages::PairedDifference difference = stages::paired_difference(*larger.second, *rows[i].second);
            return difference.mean > (std::isnan(difference.ci95) ? 0 : difference.ci95);
        });
        if (none_better) enough = rows[i].first;
    }
    return points;
}

Json group_json(const stages::GroupAccuracy& group) {
    return group.present ? Json{{"mean", group.mean}, {"sd", group.sd}} : Json(nullptr);
}

Json difference_json(const stages::PairedDifference& difference) {
    return {{"mean", difference.mean}, {"ci95", difference.ci95}, {"pairs", difference.pairs}};
}

/// As a shell reads it as one word.
std::string shell_word(const fs::path& path) {
    return "'" + replace_all(path.string(), "'", "'\\''") + "'";
}

std::string csv(const ExperimentResult& result) {
    std::string text =
        "arm,real,added,steps,seeds,all_mean,all_sd,many_mean,medium_mean,few_mean,to_real_only,to_real_only_ci95,"
        "to_best_without,to_best_without_ci95\n";
    const auto cell = [](double value) { return std::isfinite(value) ? std::to_string(value) : std::string(); };
    for (const ExperimentRow& row : result.rows) {
        const ArmResult& arm = row.result;
        const auto mean = [&](const stages::GroupAccuracy& group) { return group.present ? cell(group.mean) : std::string(); };
        text += "\"" + replace_all(arm.arm, "\"", "\"\"") + "\"," + std::to_string(arm.real) + "," + std::to_string(arm.synthetic) + "," +
                std::to_string(arm.steps) + "," + std::to_string(arm.seeds) + "," + mean(arm.all) + "," + cell(arm.all.sd) + "," +
                mean(arm.many) + "," + mean(arm.medium) + "," + mean(arm.few) + "," + cell(arm.mean_difference) + "," +
                cell(arm.difference_ci95) + "," + cell(row.to_best_without.mean) + "," + cell(row.to_best_without.ci95) + "\n";
    }
    return text;
}

}  // namespace

Json to_json(const ExperimentResult& result) {
    Json rows = Json::array();
    std::vector<ArmResult> table;
    for (const ExperimentRow& row : result.rows) table.push_back(row.result);
    rows = stages::table_json(table);
    for (std::size_t i = 0; i < result.rows.size(); ++i) rows[i]["to_best_without"] = difference_json(result.rows[i].to_best_without);
    Json sweep = Json::array();
    for (const SweepPoint& point : result.sweep) {
        sweep.push_back({{"added_per_real", point.added_per_real},
                         {"added", point.added},
                         {"all", group_json(point.all)},
                         {"many", group_json(point.many)},
                         {"medium", group_json(point.medium)},
                         {"few", group_json(point.few)}});
    }
    return {{"classes", result.classes}, {"table", rows},      {"best_without", result.best_without}, {"sweep", sweep},
            {"enough", result.enough},   {"note", result.note}};
}

void write_manifest(const project::Project& project, const ExperimentSpec& spec, const fs::path& folder) {
    Json models = Json::object();
    for (const project::GenerationRun& run : project::RunRepository(project).all()) {
        models[run.name] = {{"model_hash", run.model_hash}, {"settings", run.settings}};
    }
    Json data = Json::object();
    for (const project::TrainingRun& run : project::TrainingRepository(project).all()) {
        data[run.arm] = run.settings.value("data_sha256", Json());
    }
    const auto split = project::SplitRepository(project).current();
    const fs::path place = fs::absolute(folder).lexically_normal();
    const std::string command =
        "tailwright-cli experiment " + shell_word(place / "spec.json") + " --output " + shell_word(place.string() + "-again");
    const Json manifest = {{"spec", to_json(spec)}, {"version", TW_VERSION}, {"split_sha256", split ? Json(split->sha256) : Json()},
                           {"runs", models},        {"data_sha256", data},   {"command", command},
                           {"written", now_utc()}};
    write_file_atomic(folder / "spec.json", to_json(spec).dump(2) + "\n");
    write_file_atomic(folder / "experiment.json", manifest.dump(2) + "\n");
}

ExperimentResult result_of(const project::Project& project, const ExperimentSpec& spec) {
    ExperimentResult result;
    for (const project::Class& row : project::ClassRepository(project).all()) result.classes.push_back(row.name);
    const std::vector<ArmResult> table = stages::result_table(project, names_of(spec.arms));
    const ArmResult* best = best_without_images(table, spec);
    result.best_without = best ? best->arm : "";
    for (const stages::ArmSpec& arm : spec.arms) {
        const ArmResult* row = find_arm(table, arm.name);
        if (!row) continue;
        result.rows.push_back({*row, best ? stages::paired_difference(*row, *best) : stages::PairedDifference{}});
    }
    result.sweep = sweep_points(project, spec, result.enough);
    result.note = stages::table_note(project, names_of(spec.arms));
    result.project = project.folder();
    return result;
}

void write_outcome(const project::Project& project, const ExperimentSpec& spec, const fs::path& folder, ExperimentResult& result) {
    result = result_of(project, spec);
    result.table = folder / "table.json";
    result.report = folder / "report.html";
    write_file_atomic(result.table, to_json(result).dump(2) + "\n");
    write_file_atomic(folder / "table.csv", csv(result));
    write_file_atomic(result.report, experiment_page(project, spec, result));
    write_manifest(project, spec, folder);
}

}  // namespace tw::workflow
