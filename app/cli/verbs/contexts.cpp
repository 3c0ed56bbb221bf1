#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/stages/generation/contexts.h"

#include <memory>

namespace tw::cli {
namespace {

struct ContextsOptions {
    std::string project, list;
};

void run(const ContextsOptions& options, const Context& context) {
    using project::Project;
    if (options.list.empty()) {
        const std::vector<std::string> names = stages::shipped_context_lists();
        std::string text;
        for (const std::string& name : names) text += name + "\n";
        context.print({{"lists", names}}, text);
        return;
    }
    const Project project = Project::open(options.project, Project::Mode::write);
    const std::filesystem::path file = stages::context_file(project, options.list);
    const stages::ContextList list = stages::read_context_list(file);
    std::vector<std::string> names;
    for (const project::Class& of : project::ClassRepository(project).all()) names.push_back(of.name);
    const std::vector<std::string> sentences = stages::contradictions(list, names, project::dataset_settings(project).superclass);
    std::string text = file.string() + ": " + std::to_string(list.context_prompts.size()) + " contexts, " +
                       std::to_string(list.negative_words.size()) + " negative words\n";
    for (const std::string& sentence : sentences) text += sentence + "\n";
    context.print({{"file", file.string()},
                   {"context_prompts", list.context_prompts},
                   {"negative_words", list.negative_words},
                   {"contradictions", sentences}},
                  text);
}

}  // namespace

void register_contexts(CLI::App& app, Context& context) {
    auto options = std::make_shared<ContextsOptions>();
    CLI::App* verb =
        app.add_subcommand("contexts", "The project's own copy of a context list for diffcore_mix, and where its words contradict");
    add_project_option(*verb, options->project);
    verb->add_option("--list", options->list, "Which; not given: names what is shipped");
    add_json_option(*verb, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
