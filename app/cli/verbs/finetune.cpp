#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/stages/finetuning/finetune.h"
#include "core/stages/generation/generate.h"

#include <cstdio>

namespace tw::cli {
namespace {

struct FinetuneOptions {
    std::string project, output;
    stages::FinetuningRequest request;
    int threads = 0;
};

void add_settings(CLI::App& verb, worker::FinetuneSettings& settings) {
    verb.add_option("--rank", settings.rank, "Rank of the low-rank updates of all attention projections")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    verb.add_option("--steps", settings.steps, "Optimiser steps")->check(CLI::PositiveNumber)->capture_default_str();
    verb.add_option("--batch-size", settings.batch_size, "Pictures of a step")->check(CLI::Range(1, 4096))->capture_default_str();
    verb.add_option("--learning-rate", settings.learning_rate, "Of the low-rank updates; 0: only tokens are learnt")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    verb.add_option("--token-learning-rate", settings.token_learning_rate, "Of the tokens' vectors")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    verb.add_option("--token-initializer", settings.token_initializer,
                    "What a token begins as: diff_mix, vocabulary entry 42170 where there is one, or class_name, the mean of its tokens")
        ->check(CLI::IsMember({"diff_mix", "class_name"}))
        ->capture_default_str();
    verb.add_option("--gradient-checkpointing", settings.gradient_checkpointing,
                    "Less memory for more time: on, off, or auto, which is on for all but miniature models")
        ->check(CLI::IsMember({"auto", "on", "off"}))
        ->capture_default_str();
    verb.add_option("--checkpoint-every", settings.checkpoint_every, "Steps between checkpoints")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb.add_option("--sample-every", settings.sample_every, "Steps between sample pictures; 0: none")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

std::string summary(const worker::FinetuneResult& result, const std::string& folder) {
    const auto& curve = result.loss_curve;
    char line[160];
    std::snprintf(line, sizeof line, "%d steps in %.0f s, loss %.4f to %.4f, peak memory %.0f MB\n",
                  (curve.empty() ? 0 : curve.back().first) - result.first_step, result.seconds, curve.empty() ? 0.0 : curve.front().second,
                  curve.empty() ? 0.0 : curve.back().second, result.peak_rss_mb);
    return folder + "\n" + line;
}

jobs::Outcome finetune(FinetuneOptions options, const Context& context) {
    const project::Project project = project::Project::open(options.project, project::Project::Mode::read);
    stages::FinetuningRequest& request = options.request;
    request.output = options.output.empty() ? project.folder() / "adapters" / "diff_mix" : std::filesystem::path(options.output);
    request.sampling = stages::GenerationRequest::defaults("plain_cfg", project).sampling;
    worker::Client client({.program = {}, .threads = options.threads});
    const stages::FinetuningReport report = stages::finetune(project, client, request, interrupt_control(), progress_printer(context));
    if (!report.outcome.ok()) return report.outcome;
    Json json = worker::to_json(report.result);
    json["folder"] = request.output.string();
    context.print(json, summary(report.result, request.output.string()));
    return report.outcome;
}

}  // namespace

void register_finetune(CLI::App& app, Context& context) {
    const auto options = std::make_shared<FinetuneOptions>();
    CLI::App* verb = app.add_subcommand("finetune",
                                        "Teaches the generator the classes from the training images: LoRA and one learnt token a class "
                                        "(Diff-Mix). After a stop or a crash the same command goes on from the last checkpoint");
    add_project_option(*verb, options->project);
    add_settings(*verb, options->request.settings);
    verb->add_option("--seed", options->request.seed, "Of everything that is random")->capture_default_str();
    verb->add_option("--output", options->output,
                     "The adapter's folder, which must not exist; not given: adapters/diff_mix in the project");
    add_threads_option(*verb, options->threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(finetune(*options, context)); });
}

}  // namespace tw::cli
