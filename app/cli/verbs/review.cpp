#include "app/cli/options.h"
#include "app/cli/table.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/runs.h"
#include "core/stages/review/review.h"
#include "core/workflow/rules.h"

#include <cstdio>
#include <memory>

namespace tw::cli {
namespace {

using project::Project;

struct ReviewOptions {
    std::string project, run, class_name, verdict, order = "time", reason;
    std::vector<std::int64_t> accept, reject, clear;
    bool list = false, by_rule = false, diff_mix = false, undo = false, redo = false;

    bool writes() const { return !accept.empty() || !reject.empty() || !clear.empty() || by_rule || undo || redo; }
};

std::vector<std::int64_t> run_ids(const Project& project, const std::string& name) {
    if (name.empty()) return {};
    const auto run = project::RunRepository(project).by_name(name);
    if (!run) throw Error("--run " + name + ": the project has no generation run of this name");
    return {run->id};
}

project::SampleFilter filter_of(const Project& project, const ReviewOptions& options) {
    project::SampleFilter filter{run_ids(project, options.run), 0, options.verdict};
    if (!options.class_name.empty()) {
        const auto found = project::ClassRepository(project).by_name(options.class_name);
        if (!found) throw Error("--class " + options.class_name + ": the project has no class of this name");
        filter.class_id = found->id;
    }
    return filter;
}

stages::ReviewOrder order_of(const std::string& name) {
    if (name == "margin") return stages::ReviewOrder::margin;
    if (name == "unsure") return stages::ReviewOrder::unsure;
    return name == "novelty" ? stages::ReviewOrder::novelty : stages::ReviewOrder::time;
}

void print_list(const Project& project, const ReviewOptions& options, const Context& context) {
    Json samples = Json::array();
    std::vector<std::vector<std::string>> rows{{"id", "class", "verdict", "reason", "by", "margin", "path"}};
    const project::ClassRepository classes(project);
    for (const std::int64_t id : review_ids(project, filter_of(project, options), order_of(options.order))) {
        const stages::ReviewItem item = stages::review_item(project, id);
        const project::Sample& sample = item.sample;
        const std::string name = classes.get(sample.image.class_id).name;
        const auto margin = item.scores.find("margin");
        char text[32] = "-";
        if (margin != item.scores.end()) std::snprintf(text, sizeof text, "%.4f", margin->second);
        rows.push_back({std::to_string(id), name, sample.verdict, sample.reason, sample.decided_by, text, sample.image.path});
        samples.push_back({{"id", id},
                           {"class", name},
                           {"verdict", sample.verdict},
                           {"reason", sample.reason},
                           {"decided_by", sample.decided_by},
                           {"scores", item.scores},
                           {"path", sample.image.path}});
    }
    context.print({{"samples", samples}}, table_text(rows));
}

Json judge(Project& project, const ReviewOptions& options) {
    if (options.by_rule) {
        const std::vector<std::int64_t> runs = run_ids(project, options.run);
        const auto kind = options.diff_mix ? stages::FilterKind::diff_mix : stages::FilterKind::thresholds;
        const stages::RuleReport report = stages::judge_by_rule(project, runs, workflow::filter_rule(project, runs, kind));
        return {{"accepted", report.accepted}, {"rejected", report.rejected}, {"left", report.left}, {"decided_by", "rule"}};
    }
    project::VerdictRepository verdicts(project);
    if (options.undo) return {{"undone", verdicts.undo()}};
    if (options.redo) return {{"redone", verdicts.redo()}};
    std::vector<project::Verdict> chosen;
    for (const std::int64_t id : options.accept) chosen.push_back({id, "accepted", ""});
    for (const std::int64_t id : options.reject) chosen.push_back({id, "rejected", options.reason});
    for (const std::int64_t id : options.clear) chosen.push_back({id, "unjudged", ""});
    verdicts.apply(chosen, "person");
    return {{"accepted", options.accept.size()},
            {"rejected", options.reject.size()},
            {"cleared", options.clear.size()},
            {"decided_by", "person"}};
}

/// "accepted 3, rejected 1, left 0, decided by rule"
std::string sentence(const Json& result) {
    std::string text;
    for (const auto& [key, value] : result.items()) {
        if (!text.empty()) text += ", ";
        if (value.is_string()) {
            text += "decided by " + value.get<std::string>();
        } else {
            text += key + " " + std::to_string(value.is_array() ? value.size() : value.get<std::size_t>());
        }
    }
    return text + "\n";
}

void run(const ReviewOptions& options, Context& context) {
    Project project = Project::open(options.project, options.writes() ? Project::Mode::write : Project::Mode::read);
    if (!options.writes()) {
        print_list(project, options, context);
        return;
    }
    const Json result = judge(project, options);
    context.print(result, sentence(result));
}

}  // namespace

void register_review(CLI::App& app, Context& context) {
    auto options = std::make_shared<ReviewOptions>();
    CLI::App* verb = app.add_subcommand("review", "Lists generated pictures and accepts or rejects them");
    add_project_option(*verb, options->project);
    verb->add_option("--run", options->run, "Only this generation run; default: the chosen runs");
    auto* list = verb->add_flag("--list", options->list, "Lists the pictures (the default)");
    auto* filter = verb->add_option_group("list", "What is listed, and how");
    filter->add_option("--class", options->class_name, "Only this class");
    filter->add_option("--verdict", options->verdict, "Only this verdict")->check(CLI::IsMember({"unjudged", "accepted", "rejected"}));
    filter->add_option("--order", options->order, "Order")
        ->check(CLI::IsMember({"time", "margin", "novelty", "unsure"}))
        ->capture_default_str();
    auto* accept = verb->add_option("--accept", options->accept, "Accepts the pictures with these ids");
    auto* reject = verb->add_option("--reject", options->reject, "Rejects the pictures with these ids");
    auto* clear = verb->add_option("--clear", options->clear, "Takes back the verdict on the pictures with these ids");
    verb->add_option("--reason", options->reason, "Why they are rejected")
        ->check(CLI::IsMember({"wrong_class", "artefact", "too_like_real", "off_style"}))
        ->needs(reject);
    auto* by_rule =
        verb->add_flag("--by-rule", options->by_rule, "Judges all unjudged pictures by the filter's thresholds, up to the plan's targets");
    verb->add_flag("--diff-mix", options->diff_mix, "By Diff-Mix's own test instead (see the verb filter)")->needs(by_rule);
    auto* undo = verb->add_flag("--undo", options->undo, "Takes back the last action");
    auto* redo = verb->add_flag("--redo", options->redo, "Does the last undone action again");
    for (CLI::Option* action : {list, by_rule, undo, redo}) {
        for (CLI::Option* other : {list, by_rule, undo, redo, accept, reject, clear}) {
            if (action != other) action->excludes(other);
        }
    }
    add_json_option(*verb, context);
    verb->callback([options, &context] { run(*options, context); });
}

}  // namespace tw::cli
