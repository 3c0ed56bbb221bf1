#include "core/stages/exporting/export.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/exports.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/stages/exporting/card.h"
#include "core/stages/exporting/formats.h"
#include "core/stages/exporting/target.h"
#include "core/stages/exporting/write.h"

#include <chrono>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

constexpr const char* rate_key = "measured.export_bytes_per_second";

void check_runs(const project::Project& project, const std::vector<std::int64_t>& run_ids) {
    for (const std::int64_t id : run_ids) {
        const project::GenerationRun run = project::RunRepository(project).get(id);
        if (run.method == "reference") {
            throw Error("run '" + run.name + "' holds reference pictures for finding look-alikes; they are never exported");
        }
    }
}

Selection select_for_export(const project::Project& project, const ExportRequest& request) {
    check_runs(project, request.run_ids);
    return format_of(request).select(project, request);
}

std::uintmax_t total_bytes(const project::Project& project, const Selection& selection, bool link) {
    std::uintmax_t bytes = 0;
    for (const ExportItem& item : selection.items) bytes += estimated_bytes(project, item, link);
    return bytes;
}

void write_card(const ExportTask& task, const std::vector<std::string>& files) {
    const Json manifest = export_manifest(task.project, task.selection, files);
    write_file(task.root / "README.md", data_card(task.project, task.selection, task.request.format));
    write_file(task.root / manifest_name, manifest.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

std::vector<std::string> tree_lines(const ExportPreview& preview) {
    std::vector<std::string> lines;
    for (const ExportCount& count : preview.counts) {
        lines.push_back(count.partition + "/" + safe_file_name(count.class_name) + "  " + std::to_string(count.real) + " real" +
                        (count.synthetic > 0 ? " + " + std::to_string(count.synthetic) + " synthetic" : ""));
    }
    return lines;
}

ExportPreview preview_export(const project::Project& project, const ExportRequest& request) {
    const Selection selection = select_for_export(project, request);
    ExportPreview preview;
    preview.real = selection.real;
    preview.synthetic = selection.synthetic;
    preview.bytes = total_bytes(project, selection, request.link);
    preview.bytes_free = free_bytes(request.target);
    const double rate = project.setting(rate_key, 0.0).get<double>();
    if (rate > 0) preview.seconds = static_cast<double>(preview.bytes) / rate;
    for (const std::string& partition : selection.partitions()) {
        const std::map<std::string, ClassCount>& counts = selection.counts.at(partition);
        for (const std::string& name : selection.classes) {
            const auto count = counts.find(name);
            if (count != counts.end()) preview.counts.push_back({partition, name, count->second.real, count->second.synthetic});
        }
    }
    return preview;
}

ExportReport export_set(project::Project& project, const ExportRequest& request, const jobs::Control& control,
                        const jobs::ProgressFn& report) {
    const auto start = std::chrono::steady_clock::now();
    check_target(project, request.target);
    if (project::SplitRepository(project).current()) project::SplitRepository(project).verify();
    Selection selection = select_for_export(project, request);
    const std::uintmax_t needed = total_bytes(project, selection, request.link), available = free_bytes(request.target);
    if (needed > available) {
        throw Error(request.target.string() + " needs about " + human_bytes(needed) + ", but only " + human_bytes(available) +
                    " are free there");
    }
    ExportReport result;
    StagedFolder staged(request.target);
    const ExportTask task{project, request, selection, staged.path(), control, report};
    const auto files = format_of(request).write(task);
    if (!files) return result;
    write_card(task, *files);
    staged.publish();
    result.real = selection.real;
    result.synthetic = selection.synthetic;
    result.target = request.target;
    project::ExportRow row{0, fs::absolute(request.target).string(), request.format, result.real, result.synthetic, {}};
    project::ExportRepository(project).add(row);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (seconds > 0) project.set_setting(rate_key, static_cast<double>(needed) / seconds);
    return result;
}

}  // namespace tw::stages
