#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/project/dataset.h"
#include "core/project/imports.h"
#include "core/stages/import/import.h"

#include <optional>

namespace tw::cli {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
    std::string project;
    std::string class_names, fit, prompt_template;
    std::optional<std::string> superclass;
    stages::ImportRequest request;
};

/// A project that this very call makes is taken away again when nothing comes of it.
class NewProject {
public:
    explicit NewProject(fs::path folder) : folder_(std::move(folder)), is_new_(!fs::exists(folder_) || fs::is_empty(folder_)) {}
    ~NewProject() {
        if (!is_new_ || kept_) return;
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    NewProject(const NewProject&) = delete;
    NewProject& operator=(const NewProject&) = delete;

    project::Project open() const {
        return is_new_ ? project::Project::create(folder_) : project::Project::open(folder_, project::Project::Mode::write);
    }
    void keep() { kept_ = true; }

private:
    fs::path folder_;
    bool is_new_;
    bool kept_ = false;
};

std::string summary(const stages::ImportReport& report, const std::vector<project::ImportIssue>& issues) {
    constexpr std::size_t shown = 20;
    std::string text = std::to_string(report.imported) + " images imported, " + std::to_string(report.skipped) + " skipped\n";
    if (report.synthetic > 0) text += std::to_string(report.synthetic) + " of them were generated: they wait for a verdict\n";
    for (std::size_t i = 0; i < std::min(shown, issues.size()); ++i) {
        text += "  " + issues[i].kind + ": " + issues[i].path + " " + issues[i].reason + "\n";
    }
    if (issues.size() > shown) text += "  and " + std::to_string(issues.size() - shown) + " more\n";
    return text;
}

Json summary_json(const stages::ImportReport& report, const std::vector<project::ImportIssue>& issues) {
    Json list = Json::array();
    for (const project::ImportIssue& issue : issues) {
        list.push_back({{"path", issue.path}, {"kind", issue.kind}, {"reason", issue.reason}});
    }
    return {{"import_id", report.import_id},
            {"imported", report.imported},
            {"synthetic", report.synthetic},
            {"skipped", report.skipped},
            {"issues", list}};
}

/// What was not named stays as it was.
void keep_choices(project::Project& project, const ImportOptions& options) {
    if (options.fit.empty() && options.prompt_template.empty() && !options.superclass) return;
    project::DatasetSettings settings = project::dataset_settings(project);
    if (!options.fit.empty()) settings.fit = options.fit;
    if (!options.prompt_template.empty()) settings.prompt_template = options.prompt_template;
    if (options.superclass) settings.superclass = *options.superclass;
    project::set_dataset_settings(project, settings);
}

jobs::Outcome import(ImportOptions& options, const Context& context) {
    if (!options.class_names.empty()) {
        for (const std::string& name : split(options.class_names, ',')) options.request.class_names.push_back(trim(name));
    }
    NewProject place(options.project);
    project::Project project = place.open();
    const stages::ImportReport report = stages::import_images(project, options.request, interrupt_control(), progress_printer(context));
    keep_choices(project, options);
    place.keep();
    const auto issues = project::ImportRepository(project).issues(report.import_id);
    context.print(summary_json(report, issues), summary(report, issues));
    return interrupt_control().stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
}

}  // namespace

void register_import(CLI::App& app, Context& context) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* verb = app.add_subcommand("import", "Adds real images to a project; makes the project when there is none");
    add_project_option(*verb, options->project);
    stages::ImportRequest& request = options->request;
    verb->add_option("--path", request.path,
                     "Folder or file: class folders, CSV, idx, CIFAR, Food-101, Hugging Face metadata, COCO, generated pictures")
        ->required();
    verb->add_option("--format", request.format, "What it is; without it, found from what is there")
        ->check(CLI::IsMember(stages::import_formats()));
    verb->add_option("--labels", request.labels, "idx: the labels file; without it, the one beside the images");
    verb->add_option("--class-names", options->class_names, "Names of the labels 0, 1, …, with commas between");
    verb->add_option("--partition", request.partition, "Where images go unless the source says")
        ->check(CLI::IsMember({"pretrain", "train", "validation", "test", "held_out"}))
        ->capture_default_str();
    verb->add_option("--first", request.first, "idx: number of the first image")->check(CLI::NonNegativeNumber);
    verb->add_option("--count", request.count, "idx: how many; without it, all that follow")->check(CLI::NonNegativeNumber);
    verb->add_option(
            "--fit", options->fit,
            "How the data set's pictures meet a network's size, kept as the project's rule: resize (shorter side, centre crop), pad (black borders) or stretch; without it, as it was (resize)")
        ->check(CLI::IsMember({"resize", "pad", "stretch"}));
    verb->add_option("--superclass", options->superclass, "What all classes are (food, bird), for {superclass} in prompts");
    verb->add_option("--prompt-template", options->prompt_template,
                     "The data set's prompt, kept with the project: {class} and perhaps {superclass} are replaced");
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return import(*options, context); })); });
}

}  // namespace tw::cli
