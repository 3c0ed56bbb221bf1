#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "app/cli/verbs/plan.h"
#include "core/base/error.h"
#include "core/project/split.h"
#include "core/stages/balance/balance.h"

#include <memory>
#include <optional>

namespace tw::cli {
namespace {

struct LongTailOptions {
    std::string project;
    std::string profile = "exponential";
    std::optional<double> imbalance_factor;
    std::optional<std::int64_t> max_count;
    stages::LongTailRequest request;  // its profile, imbalance_factor and max_count come from the above
    bool keep_counts = false;
    double validation_share = 0.15;
};

stages::LongTailRequest request_of(const LongTailOptions& options) {
    const stages::LongTailRequest defaults = stages::LongTailRequest::defaults(options.profile);
    stages::LongTailRequest request = options.request;
    request.profile = defaults.profile;
    request.imbalance_factor = options.imbalance_factor.value_or(defaults.imbalance_factor);
    request.max_count = options.max_count.value_or(defaults.max_count);
    return request;
}

void run(const LongTailOptions& options, Context& context) {
    project::Project project = project::Project::open(options.project, project::Project::Mode::write);
    if (options.keep_counts) {
        stages::split_validation(project, options.validation_share, options.request.seed);
    } else {
        stages::build_long_tail(project, request_of(options));
    }
    const stages::TailPlan plan = stages::tail_plan(project);
    const std::string hash = project::SplitRepository(project).current()->sha256;
    Json object = plan_json(plan);
    object["split"] = hash;
    context.print(object, plan_text(plan) + "Split manifest: " + hash + "\n");
}

}  // namespace

void register_longtail(CLI::App& app, Context& context) {
    auto options = std::make_shared<LongTailOptions>();
    stages::LongTailRequest& request = options->request;
    CLI::App* verb = app.add_subcommand(
        "longtail", "Draws a long-tailed training set and a validation set from the imported images and freezes the split");
    add_project_option(*verb, options->project);
    auto* profile = verb->add_option("--profile", options->profile,
                                     "exponential, step, pareto; food101_lt: geometric, classes shuffled by the seed; diff_mix: CUB-LT's "
                                     "and Flower-LT's formula; counts, pictures: what the file --list says")
                        ->check(CLI::IsMember(stages::long_tail_profiles()))
                        ->capture_default_str();
    auto* factor = verb->add_option("--imbalance-factor", options->imbalance_factor,
                                    "Largest class over smallest, at least 1 (some papers write its inverse); not given: 100, of "
                                    "food101_lt 150")
                       ->check(CLI::Range(1.0, 1e9));
    auto* count = verb->add_option("--max-count", options->max_count,
                                   "Training images of the largest class; not given: 300, of food101_lt 750; diff_mix takes the mean")
                      ->check(CLI::PositiveNumber);
    verb->add_option("--pareto-alpha", request.pareto_alpha, "Shape of pareto, above 0")->capture_default_str();
    verb->add_option("--list", request.list,
                     "counts: lines NAME,COUNT; pictures: a training picture a line, FOLDER/FILE, a label after it is ignored")
        ->check(CLI::ExistingFile);
    verb->add_option("--seed", request.seed, "Which images are kept")->capture_default_str();
    auto* order =
        verb->add_option("--class-order", request.class_order, "All class names, largest first, separated by commas")->delimiter(',');
    auto* validation = verb->add_option("--validation-per-class", request.validation_per_class, "Validation images of every class")
                           ->check(CLI::NonNegativeNumber)
                           ->capture_default_str();
    auto* keep = verb->add_flag("--keep-counts", options->keep_counts,
                                "Thin nothing: only take validation images from the training images and freeze the split");
    keep->excludes(profile)->excludes(factor)->excludes(count)->excludes(order)->excludes(validation);
    verb->add_option("--validation-share", options->validation_share, "With --keep-counts: share of every class's training images")
        ->check(CLI::Range(0.0, 0.9))
        ->needs(keep)
        ->capture_default_str();
    add_json_option(*verb, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
