#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "app/cli/verbs/plan.h"
#include "core/base/error.h"
#include "core/project/split.h"
#include "core/stages/balance/balance.h"

#include <memory>

namespace tw::cli {
namespace {

struct LongTailOptions {
    std::string project;
    stages::LongTailRequest request;
    bool keep_counts = false;
    double validation_share = 0.15;
};

void run(const LongTailOptions& options, Context& context) {
    project::Project project = project::Project::open(options.project, project::Project::Mode::write);
    if (options.keep_counts) {
        stages::split_validation(project, options.validation_share, options.request.seed);
    } else {
        stages::build_long_tail(project, options.request);
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
    auto* factor = verb->add_option("--imbalance-factor", request.imbalance_factor,
                                    "Largest class over smallest, at least 1 (some papers write its inverse)")
                       ->check(CLI::Range(1.0, 1e9))
                       ->capture_default_str();
    auto* count = verb->add_option("--max-count", request.max_count, "Training images of the largest class")
                      ->check(CLI::PositiveNumber)
                      ->capture_default_str();
    verb->add_option("--seed", request.seed, "Which images are kept")->capture_default_str();
    auto* order =
        verb->add_option("--class-order", request.class_order, "All class names, largest first, separated by commas")->delimiter(',');
    auto* validation = verb->add_option("--validation-per-class", request.validation_per_class, "Validation images of every class")
                           ->check(CLI::NonNegativeNumber)
                           ->capture_default_str();
    auto* keep = verb->add_flag("--keep-counts", options->keep_counts,
                                "Thin nothing: only take validation images from the training images and freeze the split");
    keep->excludes(factor)->excludes(count)->excludes(order)->excludes(validation);
    verb->add_option("--validation-share", options->validation_share, "With --keep-counts: share of every class's training images")
        ->check(CLI::Range(0.0, 0.9))
        ->needs(keep)
        ->capture_default_str();
    add_json_option(*verb, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
