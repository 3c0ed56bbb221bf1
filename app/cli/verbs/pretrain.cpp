#include "core/stages/pretraining/pretrain.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"

#include <cstdio>

namespace tw::cli {
namespace {

struct PretrainOptions {
    std::string project;
    std::string part = "all";
    stages::PretrainingRequest request;
    bool no_measured_words = false;
    bool restart = false;
};

std::string summary(const std::vector<stages::PretrainedPart>& parts) {
    std::string text;
    for (const stages::PretrainedPart& part : parts) {
        char line[160];
        std::snprintf(line, sizeof line, "%-5s %lld steps, loss %.5f", part.part.c_str(), static_cast<long long>(part.result.steps),
                      part.result.loss);
        text += line;
        if (!part.result.measure.empty()) {
            std::snprintf(line, sizeof line, "; %s on validation %.5f", part.result.measure.c_str(), part.result.value);
            text += line;
        }
        text += "\n";
    }
    return text;
}

Json summary_json(const std::vector<stages::PretrainedPart>& parts) {
    Json list = Json::array();
    for (const stages::PretrainedPart& part : parts) {
        Json entry = worker::to_json(part.result);
        entry["part"] = part.part;
        entry["settings"] = worker::to_json(part.settings);
        list.push_back(std::move(entry));
    }
    return {{"parts", list}};
}

jobs::Outcome pretrain(PretrainOptions& options, const Context& context) {
    const project::Project project = project::Project::open(options.project, project::Project::Mode::read);
    stages::PretrainingRequest& request = options.request;
    request.parts = options.part == "all" ? std::vector<std::string>{"vae", "clip", "unet"} : std::vector<std::string>{options.part};
    request.measured_words = !options.no_measured_words;
    request.resume = !options.restart;
    const auto parts = stages::pretrain(project, request, interrupt_control(), progress_printer(context));
    context.print(summary_json(parts), summary(parts));
    return interrupt_control().stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
}

}  // namespace

void register_pretrain(CLI::App& app, Context& context) {
    auto options = std::make_shared<PretrainOptions>();
    stages::PretrainingRequest& request = options->request;
    CLI::App* verb = app.add_subcommand(
        "pretrain", "Trains a small Stable Diffusion pipeline and a CLIP model from the project's images of the partition \"pretrain\"");
    add_project_option(*verb, options->project);
    verb->add_option("--output", request.output, "Folder that gets pipeline/, clip/ and training/; goes on from the checkpoints in it")
        ->required();
    verb->add_option("--part", options->part, "What to train")->check(CLI::IsMember({"all", "vae", "clip", "unet"}))->capture_default_str();
    verb->add_option("--from", request.from, "Model folder with the first weights of the part (pipeline or CLIP)")
        ->check(CLI::ExistingDirectory);
    verb->add_option("--architecture", request.architecture, "Folder with vae.json, unet.json, clip.json and scheduler.json")
        ->check(CLI::ExistingDirectory);
    verb->add_option("--tokenizer", request.tokenizer, "Folder whose tokenizer is used")->check(CLI::ExistingDirectory);
    verb->add_option("--template", request.templates, "Caption with {class}, may be repeated");
    verb->add_flag("--no-measured-words", options->no_measured_words,
                   "Captions say the class only, not whether a picture on black is dark, wide or patterned");
    verb->add_option("--steps", request.steps, "Optimiser steps in all; 0: the part's default")->check(CLI::NonNegativeNumber);
    verb->add_option("--batch-size", request.batch_size, "Images of a step; 0: the part's default")->check(CLI::NonNegativeNumber);
    verb->add_option("--learning-rate", request.learning_rate, "Peak; 0: the part's default")->check(CLI::Range(0.0, 10.0));
    verb->add_option("--schedule", request.schedule, "Of the learning rate, after a short warm-up")
        ->check(CLI::IsMember({"constant", "linear", "cosine"}));
    verb->add_option("--ema-decay", request.ema_decay, "Decay of the weight average; 0: the part's default")->check(CLI::Range(0.0, 1.0));
    verb->add_option("--checkpoint-seconds", request.checkpoint_seconds, "Time between checkpoints")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    verb->add_option("--seed", request.seed, "Seed of weights, order and noise")->capture_default_str();
    verb->add_flag("--restart", options->restart, "Begin anew instead of going on from the checkpoint");
    add_threads_option(*verb, request.threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return pretrain(*options, context); })); });
}

}  // namespace tw::cli
