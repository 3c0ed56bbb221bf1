#include "app/cli/verbs/plan.h"

#include "app/cli/options.h"
#include "app/cli/table.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/plan.h"

#include <charconv>
#include <memory>

namespace tw::cli {
namespace {

struct PlanOptions {
    std::string project;
    std::int64_t fill_to = 0;
    std::vector<std::string> targets;
};

/// "NAME=COUNT"; the name may hold '=' itself. 0 takes the class out of the plan.
void set_target(project::Project& project, const std::string& text) {
    const std::size_t sign = text.rfind('=');
    std::int64_t target = -1;
    if (sign != std::string::npos) {
        const char* const end = text.data() + text.size();
        const auto [rest, fault] = std::from_chars(text.data() + sign + 1, end, target);
        if (fault != std::errc() || rest != end) target = -1;
    }
    if (target < 0) throw Error("--target " + text + ": must be CLASS=COUNT with a count of at least 0");
    const auto found = project::ClassRepository(project).by_name(text.substr(0, sign));
    if (!found) throw Error("--target " + text + ": the project has no class of this name");
    project::PlanRepository(project).set_target(found->id, target > 0 ? std::optional(target) : std::nullopt);
}

void run(const PlanOptions& options, Context& context) {
    const bool writes = options.fill_to > 0 || !options.targets.empty();
    project::Project project =
        project::Project::open(options.project, writes ? project::Project::Mode::write : project::Project::Mode::read);
    if (writes) {
        project::Transaction transaction(project);
        if (options.fill_to > 0) stages::fill_to(project, options.fill_to);
        for (const std::string& target : options.targets) set_target(project, target);
        transaction.commit();
    }
    const stages::TailPlan plan = stages::tail_plan(project);
    context.print(plan_json(plan), plan_text(plan));
}

}  // namespace

std::string plan_text(const stages::TailPlan& plan) {
    std::vector<std::vector<std::string>> rows{{"class", "shot", "real", "accepted", "unjudged", "target", "to make"}};
    for (const stages::ClassPlan& row : plan.classes) {
        rows.push_back({row.name, to_string(row.shot), std::to_string(row.real), std::to_string(row.accepted), std::to_string(row.waiting),
                        row.target > 0 ? std::to_string(row.target) : "-", std::to_string(row.to_make)});
    }
    const stages::PlanEstimate& estimate = plan.estimate;
    const bool measured = estimate.seconds > 0 || estimate.images == 0;
    const std::string time = measured ? "about " + human_duration(estimate.seconds) : "time not measured on this machine yet";
    std::string notes;
    for (const std::string& sentence : stages::targets_below_real(plan)) notes += "\n" + sentence;
    return table_text(rows) + (notes.empty() ? "" : notes + "\n") + "\nTo make: " + std::to_string(estimate.images) + " images; " + time +
           "; " + human_bytes(estimate.bytes) + " of " + human_bytes(estimate.bytes_free) + " free\n";
}

Json plan_json(const stages::TailPlan& plan) {
    Json classes = Json::array();
    for (const stages::ClassPlan& row : plan.classes) {
        classes.push_back({{"class", row.name},
                           {"shot", to_string(row.shot)},
                           {"real", row.real},
                           {"accepted", row.accepted},
                           {"unjudged", row.waiting},
                           {"target", row.target},
                           {"to_make", row.to_make}});
    }
    return {{"classes", classes},
            {"warnings", stages::targets_below_real(plan)},
            {"estimate",
             {{"images", plan.estimate.images},
              {"seconds", plan.estimate.seconds > 0 ? Json(plan.estimate.seconds) : Json()},
              {"bytes", plan.estimate.bytes},
              {"bytes_free", plan.estimate.bytes_free}}}};
}

void register_plan(CLI::App& app, Context& context) {
    auto options = std::make_shared<PlanOptions>();
    CLI::App* verb = app.add_subcommand("plan", "Shows the tail plan: counts, targets, images to make, time and disk");
    add_project_option(*verb, options->project);
    verb->add_option("--fill-to", options->fill_to, "Target for every class with fewer real images; replaces the plan")
        ->check(CLI::PositiveNumber);
    verb->add_option("--target", options->targets, "CLASS=COUNT: target of one class; 0 takes it out of the plan")->take_all();
    add_json_option(*verb, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
