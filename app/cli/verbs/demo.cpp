#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/stages/training/table.h"
#include "core/workflow/demo.h"

namespace tw::cli {
namespace {

std::string summary(const workflow::DemoReport& report) {
    std::string text = stages::table_text(report.table) + "\n" + report.note + "\n\n";
    for (const workflow::StepTime& time : report.times) text += time.step + ": " + human_duration(time.seconds) + "\n";
    text += "\nReport:  " + report.html.string() + "\nExport:  " + report.export_folder.string() + "\nProject: " + report.project.string() +
            "\n";
    return text;
}

Json summary_json(const workflow::DemoReport& report) {
    Json times = Json::object();
    for (const workflow::StepTime& time : report.times) times[time.step] = time.seconds;
    return {{"table", stages::table_json(report.table)},
            {"note", report.note},
            {"seconds", times},
            {"report", report.html.string()},
            {"export", report.export_folder.string()},
            {"project", report.project.string()}};
}

}  // namespace

void register_demo(CLI::App& app, Context& context) {
    auto request = std::make_shared<workflow::DemoRequest>();
    CLI::App* verb = app.add_subcommand("demo", "The whole loop on Fashion-MNIST with the embedded miniature pipeline");
    verb->add_option("--project", request->folder, "Folder for project, export and report")->required();
    verb->add_option("--data", request->tail.data, "Folder with the four idx files")->capture_default_str();
    verb->add_option("--imbalance-factor", request->tail.imbalance_factor, "Largest class over smallest")
        ->check(CLI::Range(1.0, 1e6))
        ->capture_default_str();
    verb->add_option("--max-count", request->tail.max_count, "Real images of the largest class")->capture_default_str();
    verb->add_option("--target", request->tail.target, "Images every tail class is filled to")->capture_default_str();
    verb->add_option("--seeds", request->seeds, "Training runs per arm")->check(CLI::Range(1, 100))->capture_default_str();
    verb->add_option("--training-steps", request->training_steps, "Optimiser steps of an arm; 0: the default")
        ->check(CLI::NonNegativeNumber);
    verb->add_option("--seed", request->tail.seed, "Seed of everything that is drawn")->capture_default_str();
    add_threads_option(*verb, request->threads);
    add_json_option(*verb, context);
    verb->callback([request, &context] {
        workflow::DemoReport report;
        const jobs::Outcome outcome = workflow::run_demo(*request, interrupt_control(), progress_printer(context), {}, report);
        if (outcome.ok()) context.print(summary_json(report), summary(report));
        context.exit_code = finish(outcome);
    });
}

}  // namespace tw::cli
