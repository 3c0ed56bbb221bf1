#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/project/plan.h"
#include "core/project/runs.h"
#include "core/project/samples.h"
#include "core/project/split.h"
#include "core/project/trainings.h"
#include "core/stages/training/train.h"
#include "core/workflow/charts.h"
#include "core/workflow/html.h"
#include "core/workflow/report_parts.h"

#include <algorithm>
#include <cmath>

namespace tw::workflow {
namespace {

using Counts = std::map<std::int64_t, std::int64_t>;

std::int64_t count_of(const Counts& counts, std::int64_t id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
}

std::int64_t total(const Counts& counts) {
    std::int64_t sum = 0;
    for (const auto& [id, count] : counts) sum += count;
    return sum;
}

std::string tile(const std::string& name, const std::string& value) {
    return "<div><dt>" + escape_html(name) + "</dt><dd>" + escape_html(value) + "</dd></div>\n";
}

std::string imbalance_factor(const project::Project& project) {
    const Counts train = project::ImageRepository(project).real_counts("train");
    std::int64_t most = 0, least = 0;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        const std::int64_t count = count_of(train, entry.id);
        most = std::max(most, count);
        least = least == 0 ? count : std::min(least, count);
    }
    return least == 0 ? "–" : html::number(static_cast<double>(most) / static_cast<double>(least), 0);
}

std::string legend(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string out = "<ul class=\"legend\">";
    for (const auto& [colour, name] : entries) out += "<li><i style=\"background:" + colour + "\"></i>" + escape_html(name) + "</li>";
    return out + "</ul>\n";
}

std::string count_table(const std::vector<charts::CountBar>& bars) {
    html::Table table;
    table.caption = "Training images per class";
    table.head = {"class", "real", "synthetic", "sum"};
    for (const charts::CountBar& bar : bars) {
        table.rows.push_back(
            {escape_html(bar.name), std::to_string(bar.real), std::to_string(bar.synthetic), std::to_string(bar.real + bar.synthetic)});
    }
    return "<details><summary>The same as a table</summary>" + html::table(table) + "</details>\n";
}

std::string difference(const stages::ArmResult& row) {
    if (row.arm == "real_only") return "";
    const bool sure = std::isfinite(row.difference_ci95) && std::abs(row.mean_difference) > row.difference_ci95;
    const std::string value = html::number(row.mean_difference, 1, true) +
                              (std::isfinite(row.difference_ci95) ? " ± " + html::number(row.difference_ci95, 1) : "");
    if (!sure) return value;
    return std::string("<span class=\"") + (row.mean_difference > 0 ? "good" : "bad") + "\">" + value + "</span>";
}

html::Table result_rows(const std::vector<stages::ArmResult>& results) {
    html::Table table;
    table.caption =
        "Accuracy on the test images in percent, mean ± standard deviation over seeds; difference to real_only paired by seed, "
        "± half of its 95 % interval, coloured where the interval leaves out zero";
    table.head = {"arm", "real", "added", "steps", "seeds", "all", "many", "medium", "few", "difference"};
    for (const stages::ArmResult& row : results) {
        table.rows.push_back({escape_html(row.arm), std::to_string(row.real), std::to_string(row.synthetic), std::to_string(row.steps),
                              std::to_string(row.seeds), mean_sd(row.all), mean_sd(row.many), mean_sd(row.medium), mean_sd(row.few),
                              difference(row)});
    }
    return table;
}

std::string accuracy_chart(const std::vector<stages::ArmResult>& results) {
    std::vector<charts::BarGroup> groups;
    const auto bar = [](const stages::GroupAccuracy& group) {
        return charts::Bar{group.mean, std::isfinite(group.sd) ? group.sd : 0, group.present};
    };
    for (const stages::ArmResult& row : results) groups.push_back({row.arm, {bar(row.all), bar(row.many), bar(row.medium), bar(row.few)}});
    return group_legend() + charts::accuracies("Accuracy per arm with standard deviation", groups);
}

/// How each class fares in an arm against real images alone.
std::string class_changes(const project::Project& project, const std::vector<stages::ArmResult>& results) {
    const auto real = std::find_if(results.begin(), results.end(), [](const auto& row) { return row.arm == "real_only"; });
    if (real == results.end()) return {};
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    std::string out;
    for (const stages::ArmResult& row : results) {
        if (row.arm == "real_only" || row.arm == "real_only_2x" || row.class_accuracy.size() != classes.size()) continue;
        std::vector<charts::Change> changes;
        for (std::size_t i = 0; i < classes.size() && i < real->class_accuracy.size(); ++i) {
            const double change = row.class_accuracy[i] - real->class_accuracy[i];
            if (std::isfinite(change)) changes.push_back({classes[i].name, change});
        }
        const bool open = row.arm.starts_with("two_stage");
        out += std::string("<details") + (open ? " open" : "") + "><summary>" + escape_html(row.arm) +
               " <span class=\"soft\">change per class against real_only, percent points</span></summary>" +
               charts::changes("Change per class of " + row.arm + " against real_only, percent points", changes) + "</details>\n";
    }
    return out.empty() ? out : "<h3>Per class</h3>\n" + out;
}

}  // namespace

std::string mean_sd(const stages::GroupAccuracy& group) {
    if (!group.present) return "–";
    return html::number(group.mean, 1) + (std::isfinite(group.sd) ? " ± " + html::number(group.sd, 1) : "");
}

std::string group_legend() {
    return legend({{"var(--ink)", "all classes"},
                   {"var(--real)", "many"},
                   {"color-mix(in srgb, var(--real) 55%, var(--card))", "medium"},
                   {"var(--made)", "few"}});
}

std::string facts_part(const project::Project& project) {
    const project::ImageRepository images(project);
    const project::DatasetSettings settings = project::dataset_settings(project);
    std::string out = "<dl class=\"tiles\">\n";
    out += tile("classes", std::to_string(project::ClassRepository(project).all().size()));
    out += tile("real, training", std::to_string(total(images.real_counts("train"))));
    out += tile("imbalance factor", imbalance_factor(project));
    out += tile("synthetic, accepted", std::to_string(total(project::PlanRepository(project).accepted_counts())));
    for (const char* partition : {"validation", "test", "pretrain", "held_out"}) {
        const std::int64_t count = total(images.real_counts(partition));
        if (count > 0) out += tile(replace_all(partition, "_", " "), std::to_string(count));
    }
    out += tile(settings.channels == 1 ? "pixels, grey" : "pixels, colour",
                std::to_string(settings.width) + " × " + std::to_string(settings.height));
    out += "</dl>\n";
    const auto split = project::SplitRepository(project).current();
    out += "<p class=\"soft\">Split manifest: " +
           (split ? "<code>" + split->sha256 + "</code>, " + escape_html(split->created) : std::string("not frozen yet")) +
           ". Validation and test hold real images only. Groups: many from " + std::to_string(settings.head_min) +
           " real training images, few up to " + std::to_string(settings.tail_max) + ".</p>\n";
    return out;
}

std::string balance_part(const project::Project& project) {
    const Counts real = project::ImageRepository(project).real_counts("train");
    const Counts accepted = project::PlanRepository(project).accepted_counts();
    std::vector<charts::CountBar> before, after;
    std::int64_t top = 0;
    for (const project::Class& entry : project::ClassRepository(project).all()) {
        before.push_back({entry.name, count_of(real, entry.id), 0});
        after.push_back({entry.name, count_of(real, entry.id), count_of(accepted, entry.id)});
        top = std::max(top, after.back().real + after.back().synthetic);
    }
    if (before.empty()) return {};
    const auto pair = [&](const std::string& name, bool log) {
        return "<div class=\"" + name + "\"><h3>Before</h3>" + charts::counts("Training images per class before", before, log, top) +
               "<h3>After</h3>" + charts::counts("Training images per class after, real and synthetic", after, log, top) + "</div>\n";
    };
    return legend({{"var(--real)", "real"}, {"var(--made)", "synthetic, accepted"}}) +
           "<fieldset class=\"switch\"><legend class=\"soft\">Scale</legend>"
           "<input type=\"radio\" name=\"scale\" id=\"scale-linear\" checked><label for=\"scale-linear\">linear</label>"
           "<input type=\"radio\" name=\"scale\" id=\"scale-log\"><label for=\"scale-log\">logarithmic</label>\n" +
           pair("first", false) + pair("second", true) + "</fieldset>\n" + count_table(after);
}

std::string results_part(const project::Project& project) {
    if (project::TrainingRepository(project).all().empty()) return {};
    const std::vector<stages::ArmResult> results = stages::result_table(project);
    if (results.empty()) return {};
    return "<p class=\"note\">" + escape_html(stages::table_note(project)) + "</p>\n" + html::table(result_rows(results)) +
           "<h3>Accuracy per arm</h3>\n" + accuracy_chart(results) + class_changes(project, results);
}

}  // namespace tw::workflow
