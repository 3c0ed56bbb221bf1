#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/project/images.h"
#include "core/stages/negatives/propose.h"

#include <cstdio>
#include <iostream>

namespace tw::cli {
namespace {

struct NegativesOptions {
    std::string project;
    stages::NegativesRequest request = stages::NegativesRequest::defaults();
    std::vector<std::string> choose, unchoose;
    bool list = false;
    int threads = 0;
};

/// "coat=pullover:A photo of a pullover." -> coat, pullover, the prompt (empty: made of the template).
struct Choice {
    project::Class of, other;
    std::string prompt;
};

Choice parse_choice(const project::Project& project, const std::string& option, const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw Error(option + " '" + text + "' must look like CLASS=OTHER");
    const std::size_t colon = text.find(':', equals);
    const std::string other = text.substr(equals + 1, colon == std::string::npos ? colon : colon - equals - 1);
    const project::ClassRepository classes(project);
    const auto find = [&](const std::string& name) {
        const auto found = classes.by_name(trim(name));
        if (!found) throw Error(option + ": class '" + trim(name) + "' is not in this project");
        return *found;
    };
    return {find(text.substr(0, equals)), find(other), colon == std::string::npos ? "" : trim(text.substr(colon + 1))};
}

void decide(project::Project& project, const std::string& option, const std::string& text, bool chosen) {
    Choice choice = parse_choice(project, option, text);
    if (choice.of.id == choice.other.id) throw Error(option + ": class '" + choice.of.name + "' cannot be its own negative");
    if (choice.prompt.empty()) choice.prompt = project::prompt_for(project::dataset_settings(project), choice.other.name);
    for (const std::string& warning : stages::check_negative(project, choice.of.id, choice.prompt)) {
        std::cerr << choice.of.name << ": " << warning << '\n';
    }
    project::NegativeRepository(project).decide(choice.of.id, choice.other.id, chosen, choice.prompt);
}

void print_all(const project::Project& project, const Context& context) {
    const project::ClassRepository classes(project);
    const project::ImageRepository images(project);
    Json list = Json::array();
    std::string text;
    for (const project::Class& of : classes.all()) {
        for (const project::Negative& negative : project::NegativeRepository(project).of_class(of.id)) {
            const std::string other = classes.get(negative.other_class_id).name;
            const std::vector<std::string> warnings = stages::check_negative(project, of.id, negative.prompt);
            Json evidence = Json::array();
            for (const project::NegativeEvidence& entry : negative.evidence) {
                const project::ImageRow row = images.get(entry.image_id);
                evidence.push_back(
                    {{"side", entry.side}, {"cosine", entry.cosine}, {"image", media::Locator{images.absolute_path(row), row.idx}.text()}});
            }
            list.push_back({{"class", of.name},
                            {"negative", other},
                            {"rank", negative.rank},
                            {"cosine", negative.cosine ? Json(*negative.cosine) : Json()},
                            {"prompt", negative.prompt},
                            {"chosen", negative.chosen},
                            {"decided_by", negative.decided_by},
                            {"warnings", warnings},
                            {"evidence", evidence}});
            char line[64];
            std::snprintf(line, sizeof line, "  %.3f", negative.cosine.value_or(0));
            text += (negative.chosen ? "* " : "  ") + of.name + " / " + other + (negative.cosine ? line : "") + "  " + negative.prompt +
                    (negative.decided_by == "person" ? "  (chosen by a person)" : "") + "\n";
            for (const std::string& warning : warnings) text += "    " + warning + "\n";
        }
    }
    if (list.empty()) text = "no look-alikes yet; * marks the chosen ones once there are\n";
    context.print({{"negatives", list}}, text);
}

jobs::Outcome negatives(NegativesOptions& options, const Context& context) {
    using Mode = project::Project::Mode;
    const bool decisions = !options.choose.empty() || !options.unchoose.empty();
    project::Project project = project::Project::open(options.project, options.list && !decisions ? Mode::read : Mode::write);
    for (const std::string& text : options.choose) decide(project, "--choose", text, true);
    for (const std::string& text : options.unchoose) decide(project, "--unchoose", text, false);
    if (!decisions && !options.list) {
        worker::Client client({{}, options.threads});
        stages::propose_negatives(project, client, options.request, interrupt_control(), progress_printer(context));
        if (interrupt_control().stopping()) return jobs::Outcome::stopped();
    }
    print_all(project, context);
    return {};
}

}  // namespace

void register_negatives(CLI::App& app, Context& context) {
    auto options = std::make_shared<NegativesOptions>();
    stages::NegativesRequest& request = options->request;
    CLI::App* verb = app.add_subcommand("negatives", "Finds the class that looks most like each class to be filled, with evidence");
    add_project_option(*verb, options->project);
    verb->add_option("--class", request.classes, "Class to work on, may be repeated; none: all with a target");
    verb->add_option("--reference-images", request.reference_images, "Pictures drawn per class")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    verb->add_option("--candidates", request.candidates, "Look-alikes kept per class")->check(CLI::Range(1, 100))->capture_default_str();
    verb->add_option("--features", request.features,
                     "What pictures are compared by: clip embeddings, or those of a classifier of its own, trained on the real images")
        ->check(CLI::IsMember({"clip", "classifier"}))
        ->capture_default_str();
    verb->add_option("--classifier-steps", request.classifier_steps, "Optimiser steps of that classifier")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb->add_option("--seed", request.seed, "Seed of the reference sets")->capture_default_str();
    verb->add_option("--scheduler", request.sampling.scheduler, "Sampler")
        ->check(CLI::IsMember({"ddim", "ddpm", "pndm", "dpmpp-2m"}))
        ->capture_default_str();
    verb->add_option("--steps", request.sampling.num_inference_steps, "Inference steps at strength 1")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    verb->add_option("--guidance-scale", request.sampling.guidance_scale, "Weight of the prompt")->capture_default_str();
    verb->add_option("--strength", request.sampling.strength, "Share of the steps that are run")->capture_default_str();
    verb->add_option("--cads-scale", request.sampling.cads.scale, "CADS: noise on the prompt's embedding")->capture_default_str();
    verb->add_option("--choose", options->choose, "CLASS=OTHER[:PROMPT], may be repeated: a person's choice");
    verb->add_option("--unchoose", options->unchoose, "CLASS=OTHER, may be repeated");
    verb->add_flag("--list", options->list, "Only show what there is");
    add_threads_option(*verb, options->threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return negatives(*options, context); })); });
}

}  // namespace tw::cli
