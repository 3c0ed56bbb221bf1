#include "core/project/repair.h"

#include "core/base/error.h"
#include "core/project/sql.h"
#include "core/project/trash.h"

namespace tw::project {
namespace {

namespace fs = std::filesystem;

bool has_row(const Project& project, const std::string& path) {
    return Query(project, "SELECT 1 FROM image WHERE path = ? AND idx = -1", path).next();
}

void move_to_trash(const fs::path& folder, const fs::path& file) {
    fs::path target = folder / "trash" / file;
    fs::create_directories(target.parent_path());
    for (int n = 2; fs::exists(target); ++n) {
        target.replace_filename(file.stem().string() + "-" + std::to_string(n) + file.extension().string());
    }
    fs::rename(folder / file, target);
}

std::vector<fs::path> picture_files(const Project& project) {
    std::vector<fs::path> files;
    if (!fs::is_directory(project.images_dir())) return files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(project.images_dir())) {
        if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), project.folder()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

RepairReport repair_files(Project& project) {
    RepairReport report;
    TrashRepository(project).follow();
    try {
        for (const fs::path& file : picture_files(project)) {
            if (file.extension() == ".part") {
                fs::remove(project.folder() / file);
                report.removed.push_back(file.string());
            } else if (!has_row(project, file.string())) {
                move_to_trash(project.folder(), file);
                report.trashed.push_back(file.string());
            }
        }
    } catch (const fs::filesystem_error& fault) {
        throw Error(fault.path1().string() + " cannot be tidied up after a crash: " + fault.code().message());
    }
    report.missing = missing_files(project);
    project.set_setting("last_repair", {{"removed", report.removed}, {"trashed", report.trashed}, {"missing", report.missing}});
    return report;
}

std::vector<std::string> missing_files(const Project& project) {
    std::vector<std::string> missing;
    Query query(project, "SELECT path FROM image WHERE run_id IS NOT NULL AND id NOT IN (SELECT image_id FROM trash) ORDER BY id");
    while (query.next()) {
        if (!fs::exists(project.folder() / query.text(0))) missing.push_back(query.text(0));
    }
    return missing;
}

}  // namespace tw::project
