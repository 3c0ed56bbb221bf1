#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/project/runs.h"
#include "core/stages/exporting/records.h"
#include "core/stages/exporting/write.h"

#include <set>

namespace tw::stages {
namespace {

constexpr const char* pictures_id = "pictures";

/// The names that Croissant 1.1 gives its terms, as far as they are used here, and PROV-O's.
Json context() {
    Json context = {{"@language", "en"},
                    {"@vocab", "https://schema.org/"},
                    {"sc", "https://schema.org/"},
                    {"cr", "http://mlcommons.org/croissant/"},
                    {"dct", "http://purl.org/dc/terms/"},
                    {"prov", "http://www.w3.org/ns/prov#"},
                    {"conformsTo", "dct:conformsTo"},
                    {"dataType", {{"@id", "cr:dataType"}, {"@type", "@vocab"}}}};
    for (const char* term : {"column", "extract", "field", "fileObject", "fileSet", "includes", "key", "recordSet", "source"}) {
        context[term] = std::string("cr:") + term;
    }
    return context;
}

Json field(const char* name, const char* type, const char* description) {
    return {{"@type", "cr:Field"}, {"@id", std::string(pictures_id) + "/" + name},
            {"name", name},        {"description", description},
            {"dataType", type},    {"source", {{"fileObject", {{"@id", csv_manifest_name}}}, {"extract", {{"column", name}}}}}};
}

Json record_set() {
    return {{"@type", "cr:RecordSet"},
            {"@id", pictures_id},
            {"name", pictures_id},
            {"key", {{"@id", std::string(pictures_id) + "/path"}}},
            {"field",
             {field("path", "sc:Text", "The picture's file, below the folder of this file."), field("label", "sc:Text", "Its class."),
              field("split", "sc:Text", "train, validation or test."), field("is_synthetic", "sc:Boolean", "Whether a model drew it."),
              field("sha256", "sc:Text", "Of the file.")}}};
}

Json distribution(const std::filesystem::path& root, const Selection& selection) {
    Json files = {{{"@type", "cr:FileObject"},
                   {"@id", csv_manifest_name},
                   {"name", csv_manifest_name},
                   {"contentUrl", csv_manifest_name},
                   {"encodingFormat", "text/csv"},
                   {"sha256", sha256_file(root / csv_manifest_name)}}};
    for (const std::string& partition : selection.partitions()) {
        files.push_back({{"@type", "cr:FileSet"},
                         {"@id", partition},
                         {"name", partition},
                         {"encodingFormat", "image/*"},
                         {"includes", partition + "/*/*"}});
    }
    return files;
}

/// How the generated pictures came to be, an activity a run.
Json activities(const project::Project& project, const Selection& selection) {
    std::set<std::int64_t> runs;
    for (const ExportItem& item : selection.items) {
        if (item.sample && item.image.run_id) runs.insert(*item.image.run_id);
    }
    Json list = Json::array();
    for (const std::int64_t id : runs) {
        const project::GenerationRun run = project::RunRepository(project).get(id);
        list.push_back({{"@type", "prov:Activity"},
                        {"@id", "#run-" + std::to_string(id)},
                        {"name", run.name},
                        {"description", "pictures drawn by the method " + run.method},
                        {"prov:startedAtTime", run.created},
                        {"prov:used",
                         {{"@type", "prov:Entity"},
                          {"name", std::filesystem::path(run.model).filename().string()},
                          {"identifier", "sha256:" + run.model_hash}}}});
    }
    return list;
}

}  // namespace

std::vector<std::string> write_croissant(const ExportTask& task) {
    const std::string name = std::filesystem::absolute(task.project.folder()).lexically_normal().filename().string();
    Json croissant = {
        {"@context", context()},
        {"@type", "sc:Dataset"},
        {"name", name},
        {"description", "Images of " + std::to_string(task.selection.classes.size()) + " classes: " + std::to_string(task.selection.real) +
                            " real and " + std::to_string(task.selection.synthetic) + " generated ones."},
        {"conformsTo", "http://mlcommons.org/croissant/1.1"},
        {"distribution", distribution(task.root, task.selection)},
        {"recordSet", {record_set()}}};
    const Json made = activities(task.project, task.selection);
    if (!made.empty()) croissant["prov:wasGeneratedBy"] = made;
    write_file(task.root / "croissant.json", croissant.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return {"croissant.json"};
}

}  // namespace tw::stages
