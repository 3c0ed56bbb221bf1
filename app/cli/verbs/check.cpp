#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/stages/import/folder_diff.h"

#include <memory>

namespace tw::cli {
namespace {

namespace fs = std::filesystem;
using stages::FolderDifference;

struct CheckOptions {
    std::string project;
    std::vector<std::string> acts;
    fs::path root, moved_to;
    bool full = false;
};

stages::FolderActs acts_of(const std::vector<std::string>& names) {
    const auto asked = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return {asked("add"), asked("relink"), asked("reread"), asked("missing")};
}

std::vector<stages::ImportedRoot> chosen_roots(const project::Project& project, const CheckOptions& options) {
    std::vector<stages::ImportedRoot> roots = stages::imported_roots(project);
    if (!options.root.empty()) {
        const fs::path wanted = fs::absolute(options.root).lexically_normal();
        std::erase_if(roots, [&](const stages::ImportedRoot& root) { return root.path() != wanted; });
        if (roots.empty()) throw Error(options.root.string() + " is no folder that this project has imported");
    }
    if (!options.moved_to.empty() && roots.size() != 1) {
        throw Error("--moved-to " + options.moved_to.string() + ": the project has imported " + std::to_string(roots.size()) +
                    " folders; name the one that moved with --root");
    }
    return roots;
}

Json moved_json(const stages::MovedPicture& moved) {
    return {{"from", moved.from.text()},
            {"to", moved.to.locator.text()},
            {"class", moved.to.class_name},
            {"other_class", moved.other_class},
            {"other_content", moved.other_content}};
}

Json difference_json(const FolderDifference& difference) {
    Json json = {
        {"path", difference.root.path().string()}, {"format", difference.root.request.format}, {"unchanged", difference.unchanged}};
    if (!difference.fault.empty()) json["fault"] = difference.fault;
    if (difference.moved_root) json["moved_to"] = difference.moved_root->string();
    for (const char* kind : {"added", "moved", "edited", "missing", "returned"}) json[kind] = Json::array();
    for (const stages::Candidate& one : difference.added) {
        json["added"].push_back({{"path", one.locator.text()}, {"class", one.class_name}});
    }
    for (const stages::MovedPicture& one : difference.moved) json["moved"].push_back(moved_json(one));
    for (const stages::ChangedPicture& one : difference.edited) json["edited"].push_back(one.place.text());
    for (const stages::ChangedPicture& one : difference.removed) {
        json["missing"].push_back({{"path", one.place.text()}, {"marked", one.marked}});
    }
    for (const stages::ChangedPicture& one : difference.returned) json["returned"].push_back(one.place.text());
    return json;
}

std::string difference_text(const FolderDifference& difference) {
    constexpr std::size_t shown = 10;
    std::string text = difference.root.path().string() + "\n";
    if (!difference.fault.empty()) return text + "  cannot be compared: " + difference.fault + "\n";
    const auto list = [&](const char* name, std::size_t count, const auto& line) {
        if (count == 0) return;
        text += "  " + std::string(name) + " " + std::to_string(count) + "\n";
        for (std::size_t i = 0; i < std::min(shown, count); ++i) text += "    " + line(i) + "\n";
        if (count > shown) text += "    and " + std::to_string(count - shown) + " more\n";
    };
    list("added", difference.added.size(), [&](std::size_t i) { return difference.added[i].locator.text(); });
    list("moved", difference.moved.size(),
         [&](std::size_t i) { return difference.moved[i].from.text() + " -> " + difference.moved[i].to.locator.text(); });
    list("edited", difference.edited.size(), [&](std::size_t i) { return difference.edited[i].place.text(); });
    list("missing", difference.removed.size(),
         [&](std::size_t i) { return difference.removed[i].place.text() + (difference.removed[i].marked ? " (marked)" : ""); });
    list("returned", difference.returned.size(), [&](std::size_t i) { return difference.returned[i].place.text(); });
    return text + "  unchanged " + std::to_string(difference.unchanged) + "\n";
}

Json report_json(const stages::FolderReport& report) {
    return {{"added", report.added},   {"skipped", report.skipped},       {"relinked", report.relinked}, {"reread", report.reread},
            {"marked", report.marked}, {"unreadable", report.unreadable}, {"returned", report.returned}};
}

std::string report_text(const Json& report) {
    std::string text = "  done:";
    for (const auto& [name, count] : report.items()) {
        if (count != 0) text += " " + name + " " + std::to_string(count.get<std::int64_t>());
    }
    return text + "\n";
}

jobs::Outcome check(const CheckOptions& options, const Context& context) {
    const bool writes = !options.acts.empty();
    project::Project project =
        project::Project::open(options.project, writes ? project::Project::Mode::write : project::Project::Mode::read);
    const jobs::Control& control = interrupt_control();
    const jobs::ProgressFn report = progress_printer(context);
    Json folders = Json::array();
    std::string text;
    for (const stages::ImportedRoot& root : chosen_roots(project, options)) {
        const auto depth = options.full ? stages::Depth::full : stages::Depth::quick;
        const auto difference = options.moved_to.empty() ? stages::compare_folder(project, root, depth, control, report)
                                                         : stages::compare_moved_root(project, root, options.moved_to, control, report);
        if (!difference) return jobs::Outcome::stopped();
        folders.push_back(difference_json(*difference));
        text += difference_text(*difference);
        if (!writes || !difference->fault.empty()) continue;
        folders.back()["done"] = report_json(stages::apply_difference(project, *difference, acts_of(options.acts), control, report));
        text += report_text(folders.back()["done"]);
    }
    context.print({{"folders", folders}}, text.empty() ? "nothing was imported yet" : text);
    return control.stopping() ? jobs::Outcome::stopped() : jobs::Outcome{};
}

}  // namespace

void register_check(CLI::App& app, Context& context) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* verb = app.add_subcommand("check", "Compares the imported folders with the project: added, moved, edited, missing");
    add_project_option(*verb, options->project);
    verb->add_option("--apply", options->acts, "What to do about it, with commas between; without it, nothing is changed")
        ->delimiter(',')
        ->check(CLI::IsMember({"add", "relink", "reread", "missing"}));
    verb->add_option("--root", options->root, "Only this imported folder or file");
    verb->add_option("--moved-to", options->moved_to, "Where the imported folder lies now: found by relative path, the rest by content");
    verb->add_flag("--full", options->full, "Read also what was imported before sizes and times were kept");
    add_json_option(*verb, context);
    verb->callback([options, &context] { context.exit_code = finish(jobs::run_guarded([&] { return check(*options, context); })); });
}

}  // namespace tw::cli
