#include "core/stages/exporting/export.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/exports.h"
#include "core/project/split.h"
#include "core/stages/exporting/card.h"
#include "core/stages/exporting/diff_mix.h"
#include "core/stages/exporting/target.h"
#include "core/stages/exporting/write.h"

#include <set>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

std::uintmax_t total_bytes(const project::Project& project, const Selection& selection, bool link) {
    std::uintmax_t bytes = 0;
    for (const ExportItem& item : selection.items) bytes += estimated_bytes(project, item, link);
    return bytes;
}

void make_folders(const Selection& selection, const fs::path& root) {
    std::set<fs::path> folders;
    for (const ExportItem& item : selection.items) folders.insert((root / item.partition / item.file_name).parent_path());
    for (const fs::path& folder : folders) {
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) throw Error(folder.string() + " cannot be created: " + error.message());
    }
}

/// False when stopped before the end.
bool write_pictures(const project::Project& project, const Selection& selection, bool link, const fs::path& root,
                    const jobs::Control& control, const jobs::ProgressFn& report) {
    jobs::ProgressMeter meter("Exporting", static_cast<std::int64_t>(selection.items.size()), report);
    for (const ExportItem& item : selection.items) {
        control.wait_while_paused();
        if (control.stopping()) return false;
        write_item(project, item, link, root);
        meter.advance(1, item.partition + "/" + item.class_name);
    }
    return true;
}

/// metadata.jsonl in each partition's folder; their names below `root`.
std::vector<std::string> write_image_folder_records(const project::Project& project, const Selection& selection, const fs::path& root) {
    std::map<std::string, std::string> lines;
    for (const ExportItem& item : selection.items) lines[item.partition] += to_line(metadata_line(project, item)) + "\n";
    std::vector<std::string> files;
    for (const auto& [partition, text] : lines) {
        files.push_back(partition + "/metadata.jsonl");
        write_file(root / files.back(), text);
    }
    return files;
}

/// Partitions as the card shows them, those that are there.
std::vector<std::string> partitions_of(const Selection& selection, const ExportRequest& request) {
    if (request.format == "image_folder") return request.partitions;
    std::vector<std::string> partitions;
    for (const auto& [partition, counts] : selection.counts) partitions.push_back(partition);
    return partitions;
}

void write_records(const project::Project& project, const Selection& selection, const ExportRequest& request, const fs::path& root) {
    const std::vector<std::string> files = request.format == "diff_mix" ? write_diff_mix_records(project, selection, root)
                                                                        : write_image_folder_records(project, selection, root);
    write_file(root / "README.md", data_card(project, selection, partitions_of(selection, request)));
    write_file(root / manifest_name, export_manifest(project, selection, files).dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

ExportPreview preview_export(const project::Project& project, const ExportRequest& request) {
    const Selection selection = select_for_export(project, request);
    ExportPreview preview;
    preview.real = selection.real;
    preview.synthetic = selection.synthetic;
    preview.bytes = total_bytes(project, selection, request.link);
    preview.bytes_free = free_bytes(request.target);
    for (const std::string& partition : partitions_of(selection, request)) {
        for (const std::string& name : selection.classes) {
            const auto classes = selection.counts.find(partition);
            if (classes == selection.counts.end() || !classes->second.contains(name)) continue;
            const ClassCount& count = classes->second.at(name);
            preview.tree.push_back(partition + "/" + safe_file_name(name) + "  " + std::to_string(count.real) + " real" +
                                   (count.synthetic > 0 ? " + " + std::to_string(count.synthetic) + " synthetic" : ""));
        }
    }
    return preview;
}

ExportReport export_set(project::Project& project, const ExportRequest& request, const jobs::Control& control,
                        const jobs::ProgressFn& report) {
    check_target(project, request.target);
    if (project::SplitRepository(project).current()) project::SplitRepository(project).verify();
    const Selection selection = select_for_export(project, request);
    const std::uintmax_t needed = total_bytes(project, selection, request.link), available = free_bytes(request.target);
    if (needed > available) {
        throw Error(request.target.string() + " needs about " + human_bytes(needed) + ", but only " + human_bytes(available) +
                    " are free there");
    }
    ExportReport result;
    StagedFolder staged(request.target);
    make_folders(selection, staged.path());
    if (!write_pictures(project, selection, request.link, staged.path(), control, report)) return result;
    write_records(project, selection, request, staged.path());
    staged.publish();
    result.real = selection.real;
    result.synthetic = selection.synthetic;
    result.target = request.target;
    project::ExportRow row{0, fs::absolute(request.target).string(), request.format, result.real, result.synthetic, {}};
    project::ExportRepository(project).add(row);
    return result;
}

}  // namespace tw::stages
