#include "core/base/json.h"
#include "core/stages/exporting/formats.h"
#include "core/stages/exporting/write.h"

namespace tw::stages {

Selection select_fiftyone(const project::Project& project, const ExportRequest& request) {
    return select_partitions(project, request,
                             [](const ExportItem& item, const std::string&, std::size_t) { return "data/" + file_name_of(item.image); });
}

std::optional<std::vector<std::string>> write_fiftyone(const ExportTask& task) {
    if (!write_pictures(task.project, task.selection, task.request.link, task.root, task.control, task.report)) return std::nullopt;
    const std::map<std::string, int> labels = task.selection.labels();
    std::map<std::string, Json> targets;  // partition -> file name without extension -> label
    for (const ExportItem& item : task.selection.items) {
        targets[item.partition][std::filesystem::path(item.file_name).stem().string()] = labels.at(item.class_name);
    }
    std::vector<std::string> files = picture_files(task.selection);
    for (const auto& [partition, target] : targets) {
        files.push_back(partition + "/labels.json");
        write_file(task.root / files.back(), to_line(Json{{"classes", task.selection.classes}, {"labels", target}}) + "\n");
    }
    for (const std::string& file : write_metadata(task)) files.push_back(file);
    return files;
}

}  // namespace tw::stages
