#include "core/workflow/report.h"

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/workflow/html.h"
#include "core/workflow/report_parts.h"

namespace tw::workflow {
namespace {

std::string lead(const project::Project& project) {
    return "<p class=\"soft\">What was in the data, what was drawn to fill its tail, and what that did to a classifier. Project <code>" +
           escape_html(fs::absolute(project.folder()).filename().string()) + "</code>, written " + now_utc() + ".</p>\n";
}

}  // namespace

void write_report(const project::Project& project, const std::filesystem::path& html) {
    std::string body;
    body += html::section("data", "Data set", facts_part(project));
    const auto add = [&](const std::string& id, const std::string& heading, const std::string& part) {
        if (!part.empty()) body += html::section(id, heading, part);
    };
    add("gain", "Measured gain", results_part(project));
    add("balance", "Classes before and after", balance_part(project));
    add("negatives", "Look-alike negatives", negatives_part(project));
    add("filter", "Filter", filter_part(project));
    add("samples", "Accepted and rejected pictures", samples_part(project));
    add("settings", "Settings, models and commands", settings_part(project));
    if (html.has_parent_path()) fs::create_directories(html.parent_path());
    write_file_atomic(html, html::document("Tailwright report", lead(project), body));
}

}  // namespace tw::workflow
