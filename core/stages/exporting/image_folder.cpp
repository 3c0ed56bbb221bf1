#include "core/stages/exporting/formats.h"
#include "core/stages/exporting/records.h"
#include "core/stages/exporting/write.h"

#include <algorithm>

namespace tw::stages {

Selection select_image_folder(const project::Project& project, const ExportRequest& request) {
    return select_partitions(project, request, [](const ExportItem& item, const std::string& folder, std::size_t) {
        return folder + "/" + file_name_of(item.image);
    });
}

std::vector<std::string> write_metadata(const ExportTask& task) {
    std::map<std::string, std::string> lines;
    for (const ExportItem& item : task.selection.items) lines[item.partition] += to_line(metadata_line(task.project, item)) + "\n";
    std::vector<std::string> files;
    for (const auto& [partition, text] : lines) {
        files.push_back(partition + "/metadata.jsonl");
        write_file(task.root / files.back(), text);
    }
    return files;
}

std::optional<std::vector<std::string>> write_image_folder(const ExportTask& task) {
    if (!write_pictures(task.project, task.selection, task.request.link, task.root, task.control, task.report)) return std::nullopt;
    std::vector<std::string> files = picture_files(task.selection);
    const auto add = [&files](const std::vector<std::string>& more) { files.insert(files.end(), more.begin(), more.end()); };
    add(write_metadata(task));
    const auto wanted = [&](const char* record) {
        return std::find(task.request.records.begin(), task.request.records.end(), record) != task.request.records.end();
    };
    if (wanted("csv") || wanted("croissant")) add(write_csv_manifest(task));
    if (wanted("coco")) add(write_coco(task));
    if (wanted("croissant")) add(write_croissant(task));
    return files;
}

}  // namespace tw::stages
