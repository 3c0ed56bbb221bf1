#include "core/stages/exporting/records.h"
#include "core/stages/exporting/write.h"

namespace tw::stages {

std::vector<std::string> write_csv_manifest(const ExportTask& task) {
    std::string text = "path,label,split,is_synthetic,sha256\n";
    for (const ExportItem& item : task.selection.items) {
        text += csv_cell(item.partition + "/" + item.file_name) + "," + csv_cell(item.class_name) + "," + item.partition + "," +
                (item.sample ? "true" : "false") + "," + item.sha256 + "\n";
    }
    write_file(task.root / csv_manifest_name, text);
    return {csv_manifest_name};
}

}  // namespace tw::stages
