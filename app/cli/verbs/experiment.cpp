#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/stages/training/table.h"
#include "core/workflow/experiment/experiment.h"
#include "core/workflow/experiment/outcome.h"

#include <cmath>
#include <cstdio>

namespace tw::cli {
namespace {

struct ExperimentOptions {
    std::filesystem::path spec, output;
};

std::string sweep_text(const workflow::ExperimentResult& result) {
    if (result.sweep.empty()) return {};
    std::string text = "\ngenerated per real   added   accuracy on validation\n";
    char line[96];
    for (const workflow::SweepPoint& point : result.sweep) {
        std::snprintf(line, sizeof line, "%18g  %6lld   %.1f +- %.1f\n", point.added_per_real, static_cast<long long>(point.added),
                      point.all.mean, std::isnan(point.all.sd) ? 0.0 : point.all.sd);
        text += line;
    }
    if (std::isfinite(result.enough)) {
        std::snprintf(line, sizeof line, "From %g for each real image on, more is not shown to help.\n", result.enough);
        text += line;
    }
    return text;
}

std::string summary(const workflow::ExperimentResult& result) {
    std::vector<stages::ArmResult> table;
    for (const workflow::ExperimentRow& row : result.rows) table.push_back(row.result);
    std::string text = stages::table_text(table) + "\nto " + result.best_without + ", the best arm without generated images (95 %):\n";
    char line[160];
    for (const workflow::ExperimentRow& row : result.rows) {
        if (row.result.arm == result.best_without) continue;
        std::snprintf(line, sizeof line, "  %-32s %+.1f +- %.1f\n", row.result.arm.c_str(), row.to_best_without.mean,
                      row.to_best_without.ci95);
        text += line;
    }
    return text + sweep_text(result) + "\n" + result.note + "\n\nReport: " + result.report.string() + "\nTable:  " + result.table.string() +
           "\n";
}

jobs::Outcome run(const ExperimentOptions& options, const Context& context) {
    const workflow::ExperimentSpec spec = workflow::read_experiment_spec(options.spec);
    workflow::ExperimentResult result;
    worker::Client client;
    const jobs::Outcome outcome =
        workflow::run_experiment(spec, options.output, client, interrupt_control(), progress_printer(context), result);
    if (outcome.ok()) context.print(workflow::to_json(result), summary(result));
    return outcome;
}

}  // namespace

void register_experiment(CLI::App& app, Context& context) {
    auto options = std::make_shared<ExperimentOptions>();
    CLI::App* verb = app.add_subcommand("experiment", "Compares arms over seeds as a file describes it; goes on where it was stopped");
    verb->add_option("SPEC", options->spec, "JSON file: data, fills, arms, seeds; resources/experiments has examples")->required();
    verb->add_option("--output", options->output, "Folder for table, report and project")->required();
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return run(*options, context); })); });
}

}  // namespace tw::cli
