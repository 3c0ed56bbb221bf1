#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/project/backup.h"

#include <memory>

namespace tw::cli {
namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    std::string project;
    fs::path file;
};

project::BackupStep step_of(const char* name, const Context& context) {
    auto meter = std::make_shared<jobs::ProgressMeter>(name, 0, progress_printer(context));
    return [meter](std::uint64_t done, std::uint64_t total) {
        meter->set_total(static_cast<std::int64_t>(total));
        meter->set(static_cast<std::int64_t>(done), human_bytes(done));
        return !interrupt_control().stopping();
    };
}

jobs::Outcome tell(const project::BackupReport& report, const fs::path& made, const Context& context) {
    if (report.stopped) return jobs::Outcome::stopped();
    std::string text = made.string() + ": " + std::to_string(report.files) + " generated pictures, " + human_bytes(report.bytes) + "\n";
    if (report.missing > 0) text += std::to_string(report.missing) + " pictures were gone and are not in it\n";
    context.print({{"path", made.string()}, {"files", report.files}, {"missing", report.missing}, {"bytes", report.bytes}}, text);
    return {};
}

jobs::Outcome back_up(const BackupOptions& options, const Context& context) {
    const project::Project project = project::Project::open(options.project, project::Project::Mode::read);
    return tell(project::back_up_project(project, options.file, step_of("Backing up", context)), options.file, context);
}

jobs::Outcome restore(const BackupOptions& options, const Context& context) {
    return tell(project::restore_project(options.file, options.project, step_of("Restoring", context)), options.project, context);
}

}  // namespace

void register_backup(CLI::App& app, Context& context) {
    auto options = std::make_shared<BackupOptions>();
    CLI::App* verb = app.add_subcommand("backup", "The whole project in one file (tar), also while it is open; originals are not in it");
    add_project_option(*verb, options->project);
    verb->add_option("--output", options->file, "File to write; one that exists is refused")->required();
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return back_up(*options, context); })); });
}

void register_restore(CLI::App& app, Context& context) {
    auto options = std::make_shared<BackupOptions>();
    CLI::App* verb = app.add_subcommand("restore", "Makes a project of a backup, every file compared with what was saved");
    add_project_option(*verb, options->project);
    verb->add_option("--backup", options->file, "The backup")->required()->check(CLI::ExistingFile);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return restore(*options, context); })); });
}

}  // namespace tw::cli
