#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/runs.h"
#include "core/stages/exporting/export.h"

namespace tw::cli {
namespace {

struct ExportOptions {
    std::string project;
    std::vector<std::string> runs;
    bool preview = false;
    stages::ExportRequest request;
};

std::vector<std::int64_t> run_ids(const project::Project& project, const std::vector<std::string>& names) {
    std::vector<std::int64_t> ids;
    for (const std::string& name : names) {
        const auto run = project::RunRepository(project).by_name(name);
        if (!run) throw Error("the project " + project.folder().string() + " has no run '" + name + "'");
        ids.push_back(run->id);
    }
    return ids;
}

void print_preview(const stages::ExportPreview& preview, const Context& context) {
    std::string text;
    const std::vector<std::string> tree = stages::tree_lines(preview);
    for (const std::string& line : tree) text += line + "\n";
    text += std::to_string(preview.real) + " real + " + std::to_string(preview.synthetic) + " synthetic, about " +
            human_bytes(preview.bytes) + " (" + human_bytes(preview.bytes_free) + " free)\n";
    context.print({{"real", preview.real},
                   {"synthetic", preview.synthetic},
                   {"bytes", preview.bytes},
                   {"bytes_free", preview.bytes_free},
                   {"seconds", preview.seconds},
                   {"tree", tree}},
                  text);
}

jobs::Outcome run(ExportOptions& options, const Context& context) {
    using project::Project;
    Project project = Project::open(options.project, options.preview ? Project::Mode::read : Project::Mode::write);
    options.request.run_ids = run_ids(project, options.runs);
    if (options.preview) {
        print_preview(stages::preview_export(project, options.request), context);
        return {};
    }
    const stages::ExportReport report = stages::export_set(project, options.request, interrupt_control(), progress_printer(context));
    if (report.target.empty()) return jobs::Outcome::stopped();
    context.print({{"real", report.real}, {"synthetic", report.synthetic}, {"target", report.target.string()}},
                  std::to_string(report.real) + " real and " + std::to_string(report.synthetic) + " synthetic images written to " +
                      report.target.string());
    return {};
}

}  // namespace

void register_export(CLI::App& app, Context& context) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = app.add_subcommand("export", "Writes real and accepted images as an ImageFolder with metadata.jsonl");
    add_project_option(*verb, options->project);
    stages::ExportRequest& request = options->request;
    verb->add_option("--output", request.target, "Folder to write; must be new, empty or an export of ours")->required();
    verb->add_option(
            "--format", request.format,
            "image_folder; webdataset: tar shards; fiftyone; diff_mix: generated images alone, as Diff-Mix's training code reads them")
        ->check(CLI::IsMember(stages::export_formats()))
        ->capture_default_str();
    verb->add_option("--record", request.records, "Beside an image_folder: csv, coco, croissant")
        ->check(CLI::IsMember(stages::export_records()));
    verb->add_option("--run", options->runs, "Generation runs by name; without it, the chosen ones");
    verb->add_option("--partition", request.partitions, "Partitions to write")->capture_default_str();
    verb->add_flag("--link", request.link, "Hard links to the original files where possible, instead of copies");
    verb->add_flag("--preview", options->preview, "Only say what would be written");
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return run(*options, context); })); });
}

}  // namespace tw::cli
