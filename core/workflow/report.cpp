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

void write_report(const project::Project& project, const std::filesystem::path& file) {
    const std::vector<html::Section> sections = {
        {"data", "Data set", facts_part(project)},
        {"gain", "Measured gain", results_part(project)},
        {"balance", "Classes before and after", balance_part(project)},
        {"negatives", "Look-alike negatives", negatives_part(project)},
        {"filter", "Filter", filter_part(project)},
        {"samples", "Accepted and rejected pictures", samples_part(project)},
        {"settings", "Settings, models and commands", settings_part(project)},
    };
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    write_file_atomic(file, html::document("Tailwright report", lead(project), sections));
}

}  // namespace tw::workflow
