#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/base/tar.h"
#include "core/stages/exporting/formats.h"
#include "core/stages/exporting/write.h"

#include <cstdio>

namespace tw::stages {
namespace {

std::string digits(std::size_t number, const char* format) {
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

/// The shards of one partition after another.
class Shards {
public:
    Shards(const std::filesystem::path& root, std::uintmax_t limit) : root_(root), limit_(limit) {}

    void add(const ExportItem& item, const std::string& picture, const std::string& record, int label) {
        const bool other = item.partition != partition_;
        if (other) number_ = 0;
        if (other || !tar_ || tar_->bytes() >= limit_) begin(item.partition);
        const std::filesystem::path name = item.file_name;
        const std::string key = name.stem().string();
        // By the alphabet, as a sorted listing would have them; the picture's place depends on its extension.
        const std::pair<std::string, std::string_view> picture_entry{item.file_name, picture};
        const std::string number = std::to_string(label);
        std::map<std::string, std::string_view> entries = {picture_entry, {key + ".cls", number}, {key + ".json", record}};
        for (const auto& [entry, bytes] : entries) tar_->add(entry, bytes);
    }

    std::vector<std::string> close() {
        if (tar_) tar_->finish();
        tar_.reset();
        return files_;
    }

private:
    void begin(const std::string& partition) {
        if (tar_) tar_->finish();
        partition_ = partition;
        files_.push_back(partition + "-" + digits(number_++, "%06zu") + ".tar");
        tar_.emplace(root_ / files_.back());
    }

    const std::filesystem::path& root_;
    std::uintmax_t limit_;
    std::string partition_;
    std::size_t number_ = 0;
    std::optional<TarWriter> tar_;
    std::vector<std::string> files_;
};

}  // namespace

Selection select_webdataset(const project::Project& project, const ExportRequest& request) {
    return select_partitions(project, request, [](const ExportItem& item, const std::string&, std::size_t place) {
        return digits(place, "%08zu") + extension_of(item.image);
    });
}

std::optional<std::vector<std::string>> write_webdataset(const ExportTask& task) {
    const std::map<std::string, int> labels = task.selection.labels();
    Shards shards(task.root, task.request.shard_bytes);
    jobs::ProgressMeter meter("Exporting", static_cast<std::int64_t>(task.selection.items.size()), task.report);
    for (ExportItem& item : task.selection.items) {
        task.control.wait_while_paused();
        if (task.control.stopping()) return std::nullopt;
        const std::string picture = item_bytes(task.project, item);
        item.sha256 = sha256(picture);
        shards.add(item, picture, to_line(metadata_line(task.project, item)), labels.at(item.class_name));
        meter.advance(1, item.partition + "/" + item.class_name);
    }
    std::vector<std::string> files = shards.close();
    files.push_back("classes.json");
    write_file(task.root / files.back(), to_line(Json(task.selection.classes)) + "\n");
    return files;
}

}  // namespace tw::stages
