#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/stages/training/table.h"

#include <algorithm>
#include <filesystem>

namespace tw::cli {
namespace {

struct TrainOptions {
    std::string project;
    std::vector<std::string> arms, runs, changes;
    std::string network, weights;
    int seeds = 3;
    int steps = 0;
    double mixup_alpha = 0;
    int threads = 0;
};

/// An arm that is asked for by name need not belong to the standard comparison.
void add_built_in_arms(const std::vector<std::string>& names, std::vector<stages::ArmSpec>& arms) {
    for (const std::string& name : names) {
        const bool listed = std::any_of(arms.begin(), arms.end(), [&](const stages::ArmSpec& arm) { return arm.name == name; });
        if (!listed) arms.push_back(stages::built_in_arm(name));
    }
}

/// "name=value" in turn; a value that is not JSON is a text.
worker::TrainingSettings changed(worker::TrainingSettings settings, const std::vector<std::string>& changes) {
    for (const std::string& change : changes) {
        const std::size_t equals = change.find('=');
        if (equals == std::string::npos) throw Error("--set " + change + " is not of the form NAME=VALUE");
        const std::string value = change.substr(equals + 1);
        Json json = Json::parse(value, nullptr, false);
        if (json.is_discarded()) json = value;
        settings = worker::training_settings_from_json({{change.substr(0, equals), json}}, std::move(settings));
    }
    return settings;
}

worker::TrainingSettings settings_of(const project::Project& project, const TrainOptions& options) {
    worker::TrainingSettings settings = stages::default_training_settings(project);
    if (options.mixup_alpha > 0) {
        settings.mixing = "mixup";
        settings.mixing_alpha = options.mixup_alpha;
    }
    if (options.steps > 0) settings.steps = options.steps;
    if (!options.network.empty()) settings.network = options.network;
    // The worker need not run in this folder.
    if (!options.weights.empty()) settings.weights = std::filesystem::absolute(options.weights).string();
    return changed(std::move(settings), options.changes);
}

jobs::Outcome train(const TrainOptions& options, const Context& context) {
    project::Project project = project::Project::open(options.project, project::Project::Mode::write);
    stages::TrainingRequest request;
    request.arms = stages::standard_arms(project, options.runs);
    request.only = options.arms;
    add_built_in_arms(options.arms, request.arms);
    request.settings = settings_of(project, options);
    request.seeds.clear();
    for (int seed = 0; seed < options.seeds; ++seed) request.seeds.push_back(static_cast<std::uint64_t>(seed));

    worker::Client::Options client_options;
    client_options.threads = options.threads;
    worker::Client client(client_options);
    jobs::Control& control = interrupt_control();
    stages::train_arms(project, client, request, control, progress_printer(context));
    const std::vector<stages::ArmResult> table = stages::result_table(project);
    const std::string note = stages::table_note(project);
    context.print({{"table", stages::table_json(table)}, {"note", note}}, stages::table_text(table) + "\n" + note);
    return control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
}

}  // namespace

void register_train(CLI::App& app, Context& context) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* verb = app.add_subcommand("train", "Trains a classifier for each arm and seed and prints the result table");
    add_project_option(*verb, options->project);
    verb->add_option("--arm", options->arms,
                     "Arm to train, may be repeated: of the standard comparison or any built-in one; none: the standard comparison");
    verb->add_option("--run", options->runs, "Generation run to compare, may be repeated; none: all with accepted samples");
    verb->add_option("--seeds", options->seeds, "Training runs per arm")->check(CLI::Range(1, 100))->capture_default_str();
    verb->add_option("--steps", options->steps, "Optimiser steps of an arm; 0: the default")->check(CLI::NonNegativeNumber);
    verb->add_option("--mixup-alpha", options->mixup_alpha, "Mixup with Beta(alpha, alpha); 0: none")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    verb->add_option("--network", options->network, "Network of every arm: resnet_small (the default), resnet18, resnet50");
    verb->add_option("--weights", options->weights, "Safetensors file with torchvision's names that every arm starts from");
    verb->add_option("--set", options->changes, "Any training setting of every arm as NAME=VALUE, may be repeated");
    add_threads_option(*verb, options->threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(train(*options, context)); });
}

}  // namespace tw::cli
