#include "app/cli/guidance_options.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/stages/generation/generate.h"

#include <charconv>
#include <iostream>
#include <memory>
#include <optional>

namespace tw::cli {
namespace {

/// What was not named on the command line keeps the method's default for the project's model.
struct GenerateOptions {
    std::string project, method = "plain_cfg", run;
    std::vector<std::string> classes;
    std::uint64_t seed = 0;
    std::optional<std::string> scheduler, rule, cads_clock, contexts;
    GuidanceOptions guidance;
    std::optional<int> steps, batch_size;
    std::optional<double> guidance_scale, negative_scale, tau, cads_scale, cads_tau1, cads_tau2, strength;
    std::string prompt_template, task = "imbalanced", adapter;
    std::vector<double> strengths;
    std::vector<std::string> lora, embeddings;
    double multiplier = 0;
    bool from_real_images = false, first = false;
    bool enqueue_only = false, resume = false, retry_failed = false;
    int threads = 0;
};

template <typename T>
void override_with(const std::optional<T>& given, T& value) {
    if (given) value = *given;
}

/// "NAME=COUNT"; the name may hold '=' itself.
std::pair<std::int64_t, std::int64_t> parse_class(const project::ClassRepository& classes, const std::string& text) {
    const std::size_t sign = text.rfind('=');
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    if (sign != std::string::npos) {
        const auto [rest, fault] = std::from_chars(text.data() + sign + 1, end, count);
        if (fault != std::errc() || rest != end) count = 0;
    }
    if (count < 1) throw Error("--class " + text + ": must be NAME=COUNT with a count of at least 1");
    const auto found = classes.by_name(text.substr(0, sign));
    if (!found) throw Error("--class " + text + ": the project has no class of this name");
    return {found->id, count};
}

stages::GenerationRequest request_of(const project::Project& project, const GenerateOptions& options) {
    auto request = stages::GenerationRequest::defaults(options.method, project);
    if (!options.run.empty()) request.run_name = options.run;
    request.seed = options.seed;
    request.from_real_images = options.from_real_images;
    request.first = options.first;
    override_with(options.batch_size, request.batch_size);
    override_with(options.scheduler, request.sampling.scheduler);
    override_with(options.rule, request.sampling.rule);
    override_with(options.steps, request.sampling.num_inference_steps);
    override_with(options.guidance_scale, request.sampling.guidance_scale);
    override_with(options.negative_scale, request.sampling.negative_scale);
    override_with(options.tau, request.sampling.tau);
    override_with(options.strength, request.sampling.strength);
    override_with(options.cads_scale, request.sampling.cads.scale);
    override_with(options.cads_tau1, request.sampling.cads.tau1);
    override_with(options.cads_tau2, request.sampling.cads.tau2);
    override_with(options.cads_clock, request.sampling.cads.clock);
    apply(options.guidance, request.sampling);
    request.negatives = negatives_of(options.guidance);
    request.prompt_template = options.prompt_template;
    request.strengths = options.strengths;
    request.task = options.task;
    request.adapter = options.adapter;
    request.multiplier = options.multiplier;
    override_with(options.contexts, request.contexts);
    for (const std::string& lora : options.lora) request.adapters.lora.push_back(worker::LoraChoice::parse(lora));
    request.adapters.embeddings.assign(options.embeddings.begin(), options.embeddings.end());
    const project::ClassRepository classes(project);
    for (const std::string& text : options.classes) {
        const auto [class_id, count] = parse_class(classes, text);
        request.images[class_id] += count;
    }
    return request;
}

void retry_held_back(project::Project& project) {
    project::QueueRepository queue(project);
    for (const project::QueueItem& item : queue.all()) {
        if (item.state == "failed" || item.state == "suspect") queue.retry(item.id);
    }
}

std::int64_t waiting_images(const project::Project& project) {
    std::int64_t images = 0;
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        if (item.state == "waiting") images += item.images;
    }
    return images;
}

/// Items that did not end well, with the reason.
Json held_back(const project::Project& project) {
    Json list = Json::array();
    for (const project::QueueItem& item : project::QueueRepository(project).all()) {
        if (item.state != "failed" && item.state != "suspect") continue;
        list.push_back({{"item", item.id}, {"state", item.state}, {"failure", item.failure}, {"reason", item.reason}});
    }
    return list;
}

void print_report(const Context& context, const stages::GenerationReport& report, const Json& problems) {
    std::string text = std::to_string(report.drawn) + " pictures drawn, " + std::to_string(report.refused) +
                       " refused as copies of validation or test images\n";
    for (const Json& problem : problems) {
        text += "item " + to_line(problem.at("item")) + " " + problem.at("state").get<std::string>() + ": " +
                problem.at("reason").get<std::string>() + "\n";
    }
    context.print({{"drawn", report.drawn},
                   {"refused", report.refused},
                   {"items_done", report.items_done},
                   {"items_failed", report.items_failed},
                   {"items_suspect", report.items_suspect},
                   {"seconds", report.seconds},
                   {"held_back", problems}},
                  text);
}

void generate(const GenerateOptions& options, Context& context) {
    auto project = project::Project::open(options.project, project::Project::Mode::write);
    if (options.retry_failed) retry_held_back(project);
    if (!options.resume && !options.retry_failed) {
        const project::GenerationRun run = stages::enqueue(project, request_of(project, options));
        for (const Json& sentence : run.settings.value("contradictions", Json::array())) std::cerr << sentence.get<std::string>() << '\n';
    }
    if (options.enqueue_only) {
        const std::int64_t images = waiting_images(project);
        context.print({{"waiting_images", images}}, std::to_string(images) + " pictures wait to be drawn");
        return;
    }
    worker::Client client({{}, options.threads});
    stages::GenerationReport report;
    const jobs::Outcome outcome = stages::run_queue(project, client, interrupt_control(), progress_printer(context), {}, report);
    print_report(context, report, held_back(project));
    context.exit_code = finish(outcome);
    if (report.items_failed + report.items_suspect > 0 && context.exit_code == 0) context.exit_code = 1;
}

void add_sampling_options(CLI::App& verb, GenerateOptions& options) {
    verb.add_option("--scheduler", options.scheduler, "Sampler")->check(CLI::IsMember({"ddim", "ddpm", "pndm", "dpmpp-2m"}));
    verb.add_option("--rule", options.rule, "Guidance; not given: the method's own")->check(CLI::IsMember(worker::guidance_rules()));
    verb.add_option("--steps", options.steps, "Inference steps")->check(CLI::Range(1, 1000));
    verb.add_option("--guidance-scale", options.guidance_scale, "Weight of the prompt");
    verb.add_option("--negative-scale", options.negative_scale, "Weight of the negative term relative to it");
    verb.add_option("--tau", options.tau, "ccfg: for 16,384 latent elements, scaled to the real number");
    verb.add_option("--cads-scale", options.cads_scale, "CADS: noise on the prompt's embedding; 0 switches it off");
    verb.add_option("--cads-tau1", options.cads_tau1, "CADS: clean at and below this time");
    verb.add_option("--cads-tau2", options.cads_tau2, "CADS: all noise at and above this time");
    verb.add_option("--cads-clock", options.cads_clock, "CADS: time by the schedule or by the executed steps")
        ->check(CLI::IsMember({"schedule", "executed"}));
    verb.add_option("--strength", options.strength, "Of pictures that start from a real one: share of the steps that are run");
    add_guidance_options(verb, options.guidance);
}

}  // namespace

void register_generate(CLI::App& app, Context& context) {
    auto options = std::make_shared<GenerateOptions>();
    CLI::App* verb = app.add_subcommand("generate", "Draws what the tail plan wants, or what is named");
    add_project_option(*verb, options->project);
    verb->add_option("--method", options->method,
                     "plain_cfg; two_stage: CADS and contrastive guidance off the look-alike; Diff-Mix's real_gen, real_aug, real_mix and, "
                     "with an adapter, diff_gen, diff_aug, diff_mix: from noise, from a real image of the class, of any class; "
                     "diffcore_mix: in contexts from a list")
        ->check(CLI::IsMember(stages::generation_methods()))
        ->capture_default_str();
    verb->add_option("--run", options->run, "Name of the run, new or to be continued; not given: the method");
    verb->add_option("--class", options->classes, "NAME=COUNT, may be repeated; not given: what the plan wants")->type_name("NAME=COUNT");
    verb->add_option("--multiplier", options->multiplier,
                     "Instead of what the plan wants: so many times the real training images in the run, their classes drawn uniformly")
        ->check(CLI::PositiveNumber)
        ->excludes("--class");
    verb->add_option("--prompt-template", options->prompt_template,
                     "With {class} and perhaps {superclass}; not given: the method's, for most the data set's");
    verb->add_option("--strengths", options->strengths,
                     "Diff-Mix: each picture's strength is drawn from these, separated by commas (the authors: 0.3,0.5,0.7,0.9)")
        ->delimiter(',');
    verb->add_option("--task", options->task,
                     "real_mix, diff_mix: sources uniform over the images (imbalanced) or over the classes (vanilla)")
        ->check(CLI::IsMember({"imbalanced", "vanilla"}))
        ->capture_default_str();
    verb->add_option("--adapter", options->adapter, "diff_gen, diff_aug, diff_mix: folder of the fine-tuned LoRA and learnt tokens")
        ->check(CLI::ExistingDirectory);
    verb->add_option("--lora", options->lora, "FILE[:WEIGHT]: a LoRA for every picture of the run, with any method; may be repeated");
    verb->add_option("--embedding", options->embeddings, "A learnt embedding whose token the prompts may use; may be repeated");
    verb->add_option("--contexts", options->contexts, "diffcore_mix: name of a context list (see verb contexts)");
    verb->add_option("--seed", options->seed, "Seed of the run")->capture_default_str();
    add_sampling_options(*verb, *options);
    verb->add_flag("--from-real-images", options->from_real_images, "Image-to-image from the class's real training images");
    verb->add_option("--batch-size", options->batch_size, "Pictures drawn at once")->check(CLI::Range(1, 4096));
    verb->add_flag("--first", options->first, "Before everything that waits");
    auto* enqueue_only = verb->add_flag("--enqueue-only", options->enqueue_only, "Fill the queue, draw nothing");
    auto* resume = verb->add_flag("--resume", options->resume, "Draw what waits, enqueue nothing");
    verb->add_flag("--retry-failed", options->retry_failed, "Give failed and suspect items another try, enqueue nothing");
    enqueue_only->excludes(resume);
    add_threads_option(*verb, options->threads);
    add_json_option(*verb, context);
    verb->callback([options, &context] { generate(*options, context); });
}

}  // namespace tw::cli
