#pragma once

#include "core/jobs/job.h"
#include "core/project/source_files.h"
#include "core/stages/import/import.h"
#include "core/stages/import/source.h"

#include <optional>
#include <string>
#include <vector>

namespace tw::stages {

/// A folder or file that pictures were imported from; once, however often it was imported.
struct ImportedRoot {
    std::vector<std::int64_t> import_ids;
    ImportRequest request;  // of the newest of them
    bool finished = true;   // the newest one; else it was stopped, or the program died

    const std::filesystem::path& path() const { return request.path; }
};
std::vector<ImportedRoot> imported_roots(const project::Project& project);

/// A picture of the project whose file is not what it was.
struct ChangedPicture {
    std::int64_t image_id = 0;
    media::Locator place;
    bool marked = false;  // as missing, by a person
};

struct MovedPicture {
    std::int64_t image_id = 0;
    media::Locator from;
    Candidate to;
    bool other_class = false;    // it lies in another class's folder now
    bool other_content = false;  // found by its relative path only; comparing again shows it as edited
};

/// How an imported source differs from the project. Nothing was written.
struct FolderDifference {
    ImportedRoot root;
    std::string fault;  // not empty: the source cannot be read (moved, not plugged in), and nothing is compared
    std::optional<std::filesystem::path> moved_root;  // set when compared with another place
    std::vector<Candidate> added;
    std::vector<MovedPicture> moved;
    std::vector<ChangedPicture> edited, removed;
    std::vector<ChangedPicture> returned;  // marked as missing, and there again
    std::vector<std::string> touched;      // files written again with the content they had
    std::int64_t unchanged = 0;

    /// Removed pictures that a person has marked are no news.
    std::int64_t news() const;
};

/// quick: a picture whose stamp was never kept counts as unchanged; full: its content is read and compared.
enum class Depth { quick, full };

/// Lists the source again; reads only files whose size or time differ, and new ones that may be moved ones (by their size first). nullopt:
/// stopped.
std::optional<FolderDifference> compare_folder(const project::Project& project, const ImportedRoot& root, Depth depth,
                                               const jobs::Control& control, const jobs::ProgressFn& report);

/// The source lies at `now` (a folder): its pictures are found by relative path, the rest by content.
std::optional<FolderDifference> compare_moved_root(const project::Project& project, const ImportedRoot& root,
                                                   const std::filesystem::path& now, const jobs::Control& control,
                                                   const jobs::ProgressFn& report);

struct FolderActs {
    bool add = false;      // import what is new
    bool relink = false;   // point the moved rows to where their files are
    bool reread = false;   // take the new content of edited files; their scores are forgotten
    bool missing = false;  // mark what is gone; its rows stay
};

struct FolderReport {
    std::int64_t added = 0, skipped = 0, relinked = 0, reread = 0, unreadable = 0, marked = 0, returned = 0;
};

/// No row is ever deleted. Stopping keeps what was done. Throws Error naming the file and the reason.
FolderReport apply_difference(project::Project& project, const FolderDifference& difference, const FolderActs& acts,
                              const jobs::Control& control, const jobs::ProgressFn& report);

}  // namespace tw::stages
