#include "core/stages/exporting/write.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/media/decode.h"
#include "core/media/provenance.h"
#include "core/project/runs.h"
#include "core/project/scores.h"
#include "core/project/verdicts.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>

namespace tw::stages {
namespace {

namespace fs = std::filesystem;

media::Locator locator_of(const project::Project& project, const ExportItem& item) {
    return {project::ImageRepository(project).absolute_path(item.image), item.image.idx};
}

void check_unchanged(const ExportItem& item, const std::string& sha256, const fs::path& original) {
    if (sha256 != item.image.sha256) throw Error(original.string() + " has changed since it was imported");
}

bool is_composite(const project::Sample& sample) {
    return sample.source_image_id.has_value();
}

/// The record of the sample as generation wrote it, with what was decided about it since.
Json full_record(const project::Project& project, const project::Sample& sample) {
    Json record = sample.provenance.is_object() ? sample.provenance : Json::object();
    record["seed"] = sample.seed;
    record["scores"] = project::ScoreRepository(project).get(sample.image.id);
    record["verdict"] = sample.verdict;
    record["decided_by"] = sample.decided_by;
    record["decided_at"] = sample.decided_at;
    if (sample.decision_id) record["decision"] = project::VerdictRepository(project).evidence(*sample.decision_id);
    return record;
}

std::string text_of(const Json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end() || found->is_null()) return {};
    return found->is_string() ? found->get<std::string>() : to_line(*found);
}

}  // namespace

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw Error(folder.string() + " cannot be created: " + error.message());
}

void write_file(const fs::path& path, std::string_view bytes) {
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Error(path.string() + " cannot be written: " + std::strerror(errno));
}

std::string item_bytes(const project::Project& project, const ExportItem& item) {
    const media::Locator picture = locator_of(project, item);
    if (item.sample) {
        const Json record = full_record(project, *item.sample);
        return media::encode_png(media::load_image(picture), media::provenance_texts(record, is_composite(*item.sample)));
    }
    if (picture.index >= 0) {
        check_unchanged(item, media::content_sha256(picture), picture.path);
        return media::encode_png(media::load_image(picture));
    }
    std::string bytes = read_file(picture.path);
    check_unchanged(item, sha256(bytes), picture.path);
    return bytes;
}

void write_item(const project::Project& project, ExportItem& item, bool link, const fs::path& folder) {
    const fs::path path = folder / item.partition / item.file_name;
    const media::Locator picture = locator_of(project, item);
    if (link && !item.sample && picture.index < 0) {
        check_unchanged(item, sha256_file(picture.path), picture.path);
        item.sha256 = item.image.sha256;
        std::error_code error;
        fs::create_hard_link(picture.path, path, error);
        if (!error) return;  // else another file system: copied
    }
    const std::string bytes = item_bytes(project, item);
    item.sha256 = sha256(bytes);
    write_file(path, bytes);
}

bool write_pictures(const project::Project& project, Selection& selection, bool link, const fs::path& root, const jobs::Control& control,
                    const jobs::ProgressFn& report) {
    std::set<fs::path> folders;
    for (const ExportItem& item : selection.items) folders.insert((root / item.partition / item.file_name).parent_path());
    for (const fs::path& folder : folders) make_folder(folder);
    jobs::ProgressMeter meter("Exporting", static_cast<std::int64_t>(selection.items.size()), report);
    for (ExportItem& item : selection.items) {
        control.wait_while_paused();
        if (control.stopping()) return false;
        write_item(project, item, link, root);
        meter.advance(1, item.partition + "/" + item.class_name);
    }
    return true;
}

std::vector<std::string> picture_files(const Selection& selection) {
    std::vector<std::string> files;
    for (const ExportItem& item : selection.items) files.push_back(item.partition + "/" + item.file_name);
    return files;
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    return '"' + replace_all(text, "\"", "\"\"") + '"';
}

std::uintmax_t estimated_bytes(const project::Project& project, const ExportItem& item, bool link) {
    constexpr std::uintmax_t texts_and_headers = 4096;
    const media::Locator picture = locator_of(project, item);
    if (picture.index >= 0) {
        return texts_and_headers + static_cast<std::uintmax_t>(item.image.width) * static_cast<std::uintmax_t>(item.image.height);
    }
    std::error_code error;
    const std::uintmax_t size = fs::file_size(picture.path, error);
    if (error) throw Error(picture.path.string() + " cannot be opened: " + error.message());
    if (item.sample) return size + texts_and_headers;
    return link ? texts_and_headers : size + texts_and_headers;
}

Json metadata_line(const project::Project& project, const ExportItem& item) {
    Json line = {{"file_name", item.file_name},
                 {"label", item.class_name},
                 {"is_synthetic", item.sample.has_value()},
                 {"seed", ""},
                 {"prompt", ""},
                 {"negative_prompt", ""},
                 {"model_hash", ""},
                 {"source_image", ""},
                 {"scores", "{}"},
                 {"verdict", ""},
                 {"decided_by", ""},
                 {"decision", ""},
                 {"run", ""},
                 {"sha256", item.image.sha256}};
    if (!item.sample) return line;
    const Json record = full_record(project, *item.sample);
    for (const char* key : {"seed", "prompt", "negative_prompt", "model_hash", "scores", "verdict", "decided_by", "decision"})
        line[key] = text_of(record, key);
    if (item.sample->source_image_id) {
        const project::ImageRow source = project::ImageRepository(project).get(*item.sample->source_image_id);
        line["source_image"] = media::Locator{project::ImageRepository(project).absolute_path(source), source.idx}.text();
    }
    if (item.image.run_id) line["run"] = project::RunRepository(project).get(*item.image.run_id).name;
    return line;
}

}  // namespace tw::stages
