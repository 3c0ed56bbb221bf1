#include "core/workflow/experiment/page.h"

#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/workflow/charts.h"
#include "core/workflow/experiment/outcome.h"
#include "core/workflow/html.h"
#include "core/workflow/report_parts.h"

#include <cmath>

namespace tw::workflow {
namespace {

std::string difference(double mean, double ci95) {
    if (std::isnan(mean)) return "";
    const std::string value = html::number(mean, 1, true) + (std::isfinite(ci95) ? " ± " + html::number(ci95, 1) : "");
    if (!std::isfinite(ci95) || std::abs(mean) <= ci95) return value;
    return std::string("<span class=\"") + (mean > 0 ? "good" : "bad") + "\">" + value + "</span>";
}

std::string result_rows(const ExperimentResult& result) {
    html::Table table;
    table.caption =
        "Accuracy on the test images in percent, mean ± standard deviation over seeds; differences are paired by seed, ± half of "
        "their 95 % interval, coloured where the interval leaves out zero";
    table.head = {"arm",
                  "real",
                  "added",
                  "steps",
                  "seeds",
                  "all",
                  "many",
                  "medium",
                  "few",
                  "to real only",
                  "to the best without generated images (" + result.best_without + ")"};
    for (const ExperimentRow& row : result.rows) {
        const stages::ArmResult& arm = row.result;
        const bool is_reference = arm.arm == "real_only";
        table.rows.push_back({escape_html(arm.arm), std::to_string(arm.real), std::to_string(arm.synthetic), std::to_string(arm.steps),
                              std::to_string(arm.seeds), mean_sd(arm.all), mean_sd(arm.many), mean_sd(arm.medium), mean_sd(arm.few),
                              is_reference ? "" : difference(arm.mean_difference, arm.difference_ci95),
                              arm.arm == result.best_without ? "" : difference(row.to_best_without.mean, row.to_best_without.ci95)});
    }
    return html::table(table);
}

charts::Bar bar(const stages::GroupAccuracy& group) {
    return {group.mean, std::isfinite(group.sd) ? group.sd : 0, group.present};
}

std::string sweep_part(const ExperimentSpec& spec, const ExperimentResult& result) {
    if (result.sweep.empty()) return {};
    html::Table table;
    table.caption = "Accuracy on the validation images in percent, by generated images for each real one of a class";
    table.head = {"generated per real", "added", "all", "many", "medium", "few"};
    std::vector<charts::BarGroup> groups;
    for (const SweepPoint& point : result.sweep) {
        const std::string ratio = replace_all(html::number(point.added_per_real, 2), ".00", "");
        table.rows.push_back(
            {ratio, std::to_string(point.added), mean_sd(point.all), mean_sd(point.many), mean_sd(point.medium), mean_sd(point.few)});
        groups.push_back({ratio, {bar(point.all), bar(point.many), bar(point.medium), bar(point.few)}});
    }
    std::string out = "<p>How many generated images are worth it, for the arm " + escape_html(spec.sweep->arm) + ".";
    if (std::isfinite(result.enough)) {
        out += " From " + html::number(result.enough, 2) +
               " for each real one on, none of the larger ratios is better by more than its 95 % interval.";
    }
    return out + "</p>\n" + group_legend() + charts::accuracies("Accuracy by generated images for each real one", groups) +
           html::table(table);
}

std::string class_table(const project::Project& project, const ExperimentResult& result) {
    html::Table table;
    table.caption = "Accuracy per class in percent, mean over seeds";
    table.head = {"arm"};
    for (const project::Class& entry : project::ClassRepository(project).all()) table.head.push_back(entry.name);
    for (const ExperimentRow& row : result.rows) {
        std::vector<std::string> cells = {escape_html(row.result.arm)};
        for (const double accuracy : row.result.class_accuracy) cells.push_back(std::isnan(accuracy) ? "–" : html::number(accuracy, 1));
        table.rows.push_back(std::move(cells));
    }
    return html::table(table);
}

std::string settings_of(const ExperimentSpec& spec) {
    return "<p>The whole experiment, as it was read:</p><pre>" + escape_html(to_json(spec).dump(2)) +
           "</pre>\n<p class=\"soft\">experiment.json beside this file also holds versions and hashes. The same file and seeds give the same "
           "pictures and tables on the same machine.</p>\n";
}

}  // namespace

std::string experiment_page(const project::Project& project, const ExperimentSpec& spec, const ExperimentResult& result) {
    std::vector<charts::BarGroup> groups;
    for (const ExperimentRow& row : result.rows) {
        const stages::ArmResult& arm = row.result;
        groups.push_back({arm.arm, {bar(arm.all), bar(arm.many), bar(arm.medium), bar(arm.few)}});
    }
    const std::vector<html::Section> sections = {
        {"table", "Arms", "<p class=\"note\">" + escape_html(result.note) + "</p>\n" + result_rows(result)},
        {"chart", "Accuracy per arm", group_legend() + charts::accuracies("Accuracy per arm with standard deviation", groups)},
        {"classes", "Classes", class_table(project, result)},
        {"sweep", "How many generated images", sweep_part(spec, result)},
        {"filter", "Filter", filter_part(project)},
        {"settings", "Settings", settings_of(spec)},
    };
    return html::document("Experiment " + spec.name, "<p class=\"soft\">Written " + now_utc() + ".</p>\n", sections);
}

}  // namespace tw::workflow
