#include "core/base/json.h"
#include "core/stages/exporting/records.h"
#include "core/stages/exporting/write.h"

namespace tw::stages {
namespace {

Json categories_of(const Selection& selection) {
    Json categories = Json::array();
    for (const std::string& name : selection.classes) {
        categories.push_back({{"id", categories.size() + 1}, {"name", name}, {"supercategory", ""}});
    }
    return categories;
}

}  // namespace

std::vector<std::string> write_coco(const ExportTask& task) {
    const std::map<std::string, int> labels = task.selection.labels();
    make_folder(task.root / "annotations");
    std::vector<std::string> files;
    for (const std::string& partition : task.selection.partitions()) {
        Json images = Json::array(), annotations = Json::array();
        for (const ExportItem& item : task.selection.items) {
            if (item.partition != partition) continue;
            const int width = item.image.width, height = item.image.height;
            images.push_back({{"id", item.image.id},
                              {"file_name", item.partition + "/" + item.file_name},
                              {"width", width},
                              {"height", height},
                              {"is_synthetic", item.sample.has_value()}});
            annotations.push_back({{"id", annotations.size() + 1},
                                   {"image_id", item.image.id},
                                   {"category_id", labels.at(item.class_name) + 1},
                                   {"bbox", {0, 0, width, height}},
                                   {"area", static_cast<std::int64_t>(width) * height},
                                   {"segmentation", Json::array()},
                                   {"iscrowd", 0}});
        }
        const Json coco = {{"info", {{"description", "image classes; each box is the whole picture"}}},
                           {"images", images},
                           {"annotations", annotations},
                           {"categories", categories_of(task.selection)}};
        files.push_back("annotations/instances_" + partition + ".json");
        write_file(task.root / files.back(), to_line(coco) + "\n");
    }
    return files;
}

}  // namespace tw::stages
