#include "core/stages/exporting/selection.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/classes.h"

#include <array>
#include <set>

namespace tw::stages {
namespace {

void check_partitions(const std::vector<std::string>& partitions) {
    static constexpr std::array<std::string_view, 5> allowed = {"pretrain", "train", "validation", "test", "held_out"};
    std::set<std::string> seen;
    for (const std::string& partition : partitions) {
        if (std::find(allowed.begin(), allowed.end(), partition) == allowed.end()) {
            throw Error("partition '" + partition + "' is unknown; allowed are pretrain, train, validation, test and held_out");
        }
        if (!seen.insert(partition).second) throw Error("partition '" + partition + "' is named twice");
    }
}

/// Class names as folder names, each its own although two may look the same when made safe.
std::map<std::int64_t, std::string> folder_names(const std::vector<project::Class>& classes) {
    std::map<std::int64_t, std::string> names;
    std::set<std::string> taken;
    for (const project::Class& one : classes) {
        const std::string safe = safe_file_name(one.name);
        std::string name = safe;
        for (int n = 2; !taken.insert(name).second; ++n) name = safe + "_" + std::to_string(n);
        names[one.id] = name;
    }
    return names;
}

/// Cut to `bytes` without splitting a character, and without anything that JSON or another file system would not take.
std::string tame(const std::string& stem, std::size_t bytes) {
    std::string tamed = safe_file_name(stem);
    try {
        static_cast<void>(Json(tamed).dump());
    } catch (const Json::exception&) {  // not UTF-8
        for (char& c : tamed) c = static_cast<unsigned char>(c) >= 0x80 ? '_' : c;
    }
    if (tamed.size() > bytes) {
        while (bytes > 0 && (static_cast<unsigned char>(tamed[bytes]) & 0xc0) == 0x80) --bytes;
        tamed.resize(bytes);
    }
    return tamed;
}

}  // namespace

/// The format decides, not the name the file came with: readers go by the extension.
std::string extension_of(const project::ImageRow& image) {
    if (image.idx >= 0 || image.kind == "synthetic") return ".png";
    const std::string format = image.source.value("format", std::string());
    if (format == "jpeg") return ".jpg";
    if (format == "tiff") return ".tif";
    return format.empty() ? lower_ascii(std::filesystem::path(image.path).extension().string()) : "." + format;
}

std::string file_name_of(const project::ImageRow& image) {
    constexpr std::size_t longest_stem = 80;
    std::string id = std::to_string(image.id);
    id.insert(0, id.size() < 8 ? 8 - id.size() : 0, '0');
    std::filesystem::path origin = std::filesystem::path(image.path).filename();
    if (origin.extension() == ".gz" || image.idx < 0) origin.replace_extension();
    std::string name = id + "_" + tame(origin.string(), longest_stem);
    if (image.idx >= 0) name += "-" + std::to_string(image.idx);
    return name + extension_of(image);
}

void Selection::add(ExportItem item) {
    ClassCount& count = counts[item.partition][item.class_name];
    ++(item.sample ? count.synthetic : count.real);
    ++(item.sample ? synthetic : real);
    items.push_back(std::move(item));
}

std::vector<std::string> Selection::partitions() const {
    std::vector<std::string> names;
    for (const ExportItem& item : items) {
        if (names.empty() || names.back() != item.partition) names.push_back(item.partition);
    }
    return names;
}

std::map<std::string, int> Selection::labels() const {
    std::map<std::string, int> labels;
    for (const std::string& name : classes) labels.emplace(name, static_cast<int>(labels.size()));
    return labels;
}

Selection select_partitions(const project::Project& project, const ExportRequest& request, const NameFn& name) {
    check_partitions(request.partitions);
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    const std::map<std::int64_t, std::string> folders = folder_names(classes);
    Selection selection;
    for (const project::Class& one : classes) selection.classes.push_back(one.name);
    for (const std::string& partition : request.partitions) {
        std::size_t place = 0;
        const auto add = [&](ExportItem item) {
            item.file_name = name(item, folders.at(item.image.class_id), place++);
            selection.add(std::move(item));
        };
        for (const project::Class& one : classes) {
            for (project::ImageRow& image : project::ImageRepository(project).list("real", partition, one.id)) {
                add({std::move(image), std::nullopt, one.name, partition, {}, {}});
            }
            if (partition != "train") continue;
            const project::SampleFilter filter{request.run_ids, one.id, "accepted"};
            for (project::Sample& sample : project::SampleRepository(project).list(filter)) {
                project::ImageRow image = sample.image;
                add({std::move(image), std::move(sample), one.name, partition, {}, {}});
            }
        }
    }
    if (selection.items.empty())
        throw Error(project.folder().string() + " has no image in the partitions asked for, so there is nothing to export");
    return selection;
}

}  // namespace tw::stages
