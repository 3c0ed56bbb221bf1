#include "core/stages/exporting/formats.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace tw::stages {
namespace {

constexpr std::array<ExportFormat, 4> formats = {{{"image_folder", select_image_folder, write_image_folder},
                                                  {"webdataset", select_webdataset, write_webdataset},
                                                  {"fiftyone", select_fiftyone, write_fiftyone},
                                                  {"diff_mix", select_diff_mix, write_diff_mix}}};

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : &name == &names.back() ? " and " : ", ") + name;
    return text;
}

}  // namespace

const std::vector<std::string>& export_formats() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ExportFormat& format : formats) all.push_back(format.name);
        return all;
    }();
    return names;
}

const std::vector<std::string>& export_records() {
    static const std::vector<std::string> names = {"csv", "coco", "croissant"};
    return names;
}

const ExportFormat& format_of(const ExportRequest& request) {
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& one) { return one.name == request.format; });
    if (found == formats.end()) {
        throw Error("export format '" + request.format + "' is unknown; allowed are " + listed(export_formats()));
    }
    const std::vector<std::string>& known = export_records();
    for (const std::string& record : request.records) {
        if (std::find(known.begin(), known.end(), record) == known.end()) {
            throw Error("export record '" + record + "' is unknown; allowed are " + listed(known));
        }
        if (request.format != "image_folder") throw Error("record '" + record + "' goes with the format image_folder only");
    }
    return *found;
}

}  // namespace tw::stages
