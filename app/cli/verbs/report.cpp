#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/workflow/report.h"

namespace tw::cli {
namespace {

struct ReportOptions {
    std::string project;
    std::filesystem::path output;
};

jobs::Outcome report(const ReportOptions& options, const Context& context) {
    const project::Project project = project::Project::open(options.project, project::Project::Mode::read);
    workflow::write_report(project, options.output);
    const auto bytes = std::filesystem::file_size(options.output);
    context.print({{"report", options.output.string()}, {"bytes", bytes}},
                  options.output.string() + " written (" + human_bytes(bytes) + ")");
    return {};
}

}  // namespace

void register_report(CLI::App& app, Context& context) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* verb = app.add_subcommand("report", "Writes what was done and what it gained as one HTML file");
    add_project_option(*verb, options->project);
    verb->add_option("--output", options->output, "HTML file to write")->required();
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return report(*options, context); })); });
}

}  // namespace tw::cli
