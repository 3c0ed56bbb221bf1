#include "core/stages/exporting/card.h"

#include "core/base/text.h"
#include "core/project/runs.h"
#include "core/project/split.h"
#include "core/stages/exporting/target.h"

namespace tw::stages {
namespace {

/// A name as one cell of a Markdown table.
std::string cell(const std::string& text) {
    return replace_all(replace_all(escape_html(text), "|", "\\|"), "\n", " ");
}

ClassCount count_of(const Selection& selection, const std::string& partition, const std::string& class_name) {
    const auto classes = selection.counts.find(partition);
    if (classes == selection.counts.end()) return {};
    const auto count = classes->second.find(class_name);
    return count == classes->second.end() ? ClassCount{} : count->second;
}

std::string counts_table(const Selection& selection, const std::vector<std::string>& partitions) {
    std::string header = "| class |", rule = "|---|", rows;
    for (const std::string& partition : partitions) {
        header += " " + partition + " real | " + partition + " synthetic |";
        rule += "---:|---:|";
    }
    for (const std::string& name : selection.classes) {
        rows += "| " + cell(name) + " |";
        for (const std::string& partition : partitions) {
            const ClassCount count = count_of(selection, partition, name);
            rows += " " + std::to_string(count.real) + " | " + std::to_string(count.synthetic) + " |";
        }
        rows += "\n";
    }
    return header + "\n" + rule + "\n" + rows;
}

std::string runs_section(const project::Project& project, const Selection& selection) {
    std::map<std::int64_t, std::int64_t> samples;
    for (const ExportItem& item : selection.items) {
        if (item.sample && item.image.run_id) ++samples[*item.image.run_id];
    }
    if (samples.empty()) return "There are no generated images in this set.\n";
    std::string text = "| run | images | method | model | model hash (SHA-256) |\n|---|---:|---|---|---|\n";
    for (const auto& [id, count] : samples) {
        const project::GenerationRun run = project::RunRepository(project).get(id);
        text += "| " + cell(run.name) + " | " + std::to_string(count) + " | " + cell(run.method) + " | " +
                cell(std::filesystem::path(run.model).filename().string()) + " | " + run.model_hash + " |\n";
    }
    return text;
}

/// Where the record of each picture is.
std::string records_section(const std::string& format) {
    if (format == "webdataset")
        return "Each picture `<key>` of a shard has its label number in `<key>.cls` and its record in `<key>.json`;";
    if (format == "fiftyone") return "Each partition's folder has `labels.json` and `metadata.jsonl`;";
    if (format == "diff_mix") return "Beside `meta.csv` lies `metadata.jsonl`;";
    return "Each partition's folder has a `metadata.jsonl`;";
}

constexpr const char* columns_section =
    " every record has `file_name`, `label`, `is_synthetic`, `seed`, `prompt`, `negative_prompt`, `model_hash`,\n"
    "`source_image`, `scores`, `verdict`, `decided_by`, `decision`, `run` and `sha256`. What a real image has not is empty.\n"
    "`seed` is a text because it has 64 bits, `scores` and `decision` are JSON objects in a text. `decided_by` is `person` (looked at),\n"
    "`rule` or `sample`; `decision` is the evidence of a verdict that was given to many images at once.\n\n"
    "Generated images carry the whole record of their making in the PNG itself (`parameters`, `tailwright`) and an XMP packet\n"
    "with `Iptc4xmpExt:DigitalSourceType`, so that they stay recognisable as generated.\n";

}  // namespace

std::string data_card(const project::Project& project, const Selection& selection, const std::string& format) {
    const std::vector<std::string> partitions = selection.partitions();
    std::string text = "# " + cell(std::filesystem::absolute(project.folder()).lexically_normal().filename().string()) + "\n\n";
    text += "An image classification set exported by Tailwright on " + now_utc() + ": " + std::to_string(selection.real) + " real and " +
            std::to_string(selection.synthetic) + " generated images of " + std::to_string(selection.classes.size()) +
            " classes.\nValidation and test hold real images only.\n\n";
    text += "## Images per class\n\n" + counts_table(selection, partitions) + "\n";
    text += "## How the generated images were made\n\n" + runs_section(project, selection) + "\n";
    text += "## Files\n\n" + records_section(format) + columns_section;
    if (const auto split = project::SplitRepository(project).current()) {
        text += "\nThe split is fixed; its SHA-256 is `" + split->sha256 + "` (`" + manifest_name + "`).\n";
    }
    return text;
}

Json export_manifest(const project::Project& project, const Selection& selection, const std::vector<std::string>& files) {
    Json manifest = {{"format", manifest_format}, {"created", now_utc()}, {"split", nullptr}, {"counts", Json::object()}};
    if (const auto split = project::SplitRepository(project).current()) {
        manifest["split"] = {{"sha256", split->sha256}, {"spec", split->spec}, {"created", split->created}};
    }
    for (const auto& [partition, classes] : selection.counts) {
        for (const auto& [name, count] : classes) {
            manifest["counts"][partition][name] = {{"real", count.real}, {"synthetic", count.synthetic}};
        }
    }
    manifest["files"] = Json::array({"README.md", manifest_name});
    for (const std::string& file : files) manifest["files"].push_back(file);
    return manifest;
}

}  // namespace tw::stages
