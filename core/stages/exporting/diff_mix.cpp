#include "core/stages/exporting/formats.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/project/classes.h"
#include "core/project/runs.h"
#include "core/stages/exporting/write.h"

#include <algorithm>
#include <map>
#include <set>

namespace tw::stages {
namespace {

constexpr const char* data_folder = "data";

/// A class name as the published form writes it.
std::string directory_name(const std::string& class_name) {
    return safe_file_name(replace_all(replace_all(class_name, " ", "_"), "/", "_"));
}

std::map<std::int64_t, std::string> directory_names(const std::vector<project::Class>& classes) {
    std::map<std::int64_t, std::string> names;
    std::map<std::string, std::string> taken;
    for (const project::Class& of : classes) {
        const auto [place, is_new] = taken.emplace(directory_name(of.name), of.name);
        if (!is_new) {
            throw Error("classes '" + place->second + "' and '" + of.name + "' would both be called " + place->first +
                        ", so the format diff_mix cannot tell them apart");
        }
        names[of.id] = place->first;
    }
    return names;
}

double strength_of(const project::Sample& sample) {
    return sample.source_image_id ? sample.provenance.value("strength", 1.0) : 1.0;
}

/// As Python writes a float.
std::string python_number(double value) {
    return Json(value).dump();
}

std::string six_digits(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

/// What stands in a file name <source>/<target>-<number>-<strength>.png.
struct Parts {
    std::string source, target, number, strength;
};

Parts parts_of(const std::string& file_name) {
    const std::size_t slash = file_name.find('/'), dash = file_name.rfind('-'), number = file_name.rfind('-', dash - 1);
    return {file_name.substr(0, slash), file_name.substr(slash + 1, number - slash - 1), file_name.substr(number + 1, dash - number - 1),
            file_name.substr(dash + 1, file_name.size() - dash - 1 - std::string(".png").size())};
}

std::string meta_csv(const Selection& selection) {
    std::vector<std::string> files;
    for (const ExportItem& item : selection.items) files.push_back(item.file_name);
    std::sort(files.begin(), files.end());
    std::string text = "First Directory,Second Directory,Number,Strength,Path\n";
    for (const std::string& file : files) {
        const Parts parts = parts_of(file);
        text += csv_cell(replace_all(parts.source, "_", " ")) + "," + csv_cell(replace_all(parts.target, "_", " ")) + "," +
                std::to_string(std::stoll(parts.number)) + "," + parts.strength + "," + csv_cell(file) + "\n";
    }
    return text;
}

/// YAML holds JSON, so the settings go in as they are.
std::string config_yaml(const project::Project& project, const Selection& selection) {
    std::set<std::int64_t> runs;
    for (const ExportItem& item : selection.items) runs.insert(item.image.run_id.value_or(0));
    std::string text = "num_classes: " + std::to_string(selection.classes.size()) +
                       "\ntotal_tasks: " + std::to_string(selection.items.size()) + "\nruns:\n";
    for (const std::int64_t id : runs) {
        const project::GenerationRun run = project::RunRepository(project).get(id);
        text += "- name: " + to_line(run.name) + "\n  sample_strategy: " + to_line(replace_all(run.method, "_", "-")) +
                "\n  model_hash: " + to_line(run.model_hash) + "\n  settings: " + to_line(run.settings) + "\n";
    }
    return text;
}

}  // namespace

Selection select_diff_mix(const project::Project& project, const ExportRequest& request) {
    const std::vector<project::Class> classes = project::ClassRepository(project).all();
    const std::map<std::int64_t, std::string> names = directory_names(classes);
    Selection selection;
    for (const project::Class& of : classes) selection.classes.push_back(of.name);
    const project::ImageRepository images(project);
    for (project::Sample& sample : project::SampleRepository(project).list({request.run_ids, 0, "accepted"})) {
        const std::int64_t target = sample.image.class_id;
        const std::int64_t source = sample.source_image_id ? images.get(*sample.source_image_id).class_id : target;
        ExportItem item{sample.image, std::nullopt, project::ClassRepository(project).get(target).name, data_folder, {}, {}};
        item.file_name = names.at(source) + "/" + names.at(target) + "-" + six_digits(selection.items.size()) + "-" +
                         python_number(strength_of(sample)) + ".png";
        item.sample = std::move(sample);
        selection.add(std::move(item));
    }
    if (selection.items.empty()) throw Error(project.folder().string() + " has no accepted generated image, so there is nothing to export");
    return selection;
}

std::optional<std::vector<std::string>> write_diff_mix(const ExportTask& task) {
    if (!write_pictures(task.project, task.selection, false, task.root, task.control, task.report)) return std::nullopt;
    std::string lines;
    for (const ExportItem& item : task.selection.items) {
        Json line = metadata_line(task.project, item);
        line["file_name"] = std::string(data_folder) + "/" + item.file_name;
        lines += to_line(line) + "\n";
    }
    write_file(task.root / "meta.csv", meta_csv(task.selection));
    write_file(task.root / "config.yaml", config_yaml(task.project, task.selection));
    write_file(task.root / "metadata.jsonl", lines);
    std::vector<std::string> files = picture_files(task.selection);
    files.insert(files.end(), {"meta.csv", "config.yaml", "metadata.jsonl"});
    return files;
}

}  // namespace tw::stages
