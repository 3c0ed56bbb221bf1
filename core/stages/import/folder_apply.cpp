#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/images.h"
#include "core/project/scores.h"
#include "core/project/split.h"
#include "core/stages/import/examine.h"
#include "core/stages/import/folder_diff.h"
#include "core/stages/import/sink.h"

namespace tw::stages {
namespace {

/// Never the stamp of a picture, so that the next comparison reads the file.
constexpr project::FileStamp to_be_read{0, 0};

class Application {
public:
    Application(project::Project& project, const FolderDifference& difference)
        : project_(project), difference_(difference), images_(project), files_(project), classes_(project) {}

    FolderReport run(const FolderActs& acts, const jobs::Control& control, const jobs::ProgressFn& report) {
        change_rows(acts, control, report);
        if (acts.add && !difference_.added.empty() && !control.stopping()) add(control, report);
        return report_;
    }

private:
    /// One transaction, so that the split manifest never speaks of half of it.
    void change_rows(const FolderActs& acts, const jobs::Control& control, const jobs::ProgressFn& report) {
        project::Transaction transaction(project_);
        project::SplitRepository split(project_);
        const bool split_held = split.holds();
        if (acts.relink) relink();
        if (acts.reread) reread(control, report);
        if (acts.missing) mark_missing();
        for (const ChangedPicture& picture : difference_.returned) {
            files_.set_missing(picture.place.path.string(), false);
            ++report_.returned;
        }
        for (const std::string& path : difference_.touched) {
            if (const auto stamp = project::stamp_of(path)) files_.remember(path, *stamp);
        }
        if (split_held && report_.relinked + report_.reread > 0) split.follow(same_pictures_);
        transaction.commit();
    }

    void relink() {
        for (const MovedPicture& moved : difference_.moved) {
            project::ImageRow row = images_.get(moved.image_id);
            row.path = moved.to.locator.path.string();
            row.idx = moved.to.locator.index;
            if (moved.other_class) {
                row.class_id = classes_.ensure(moved.to.class_name).id;
                same_pictures_ = false;
            }
            images_.update(row);
            const auto stamp = project::stamp_of(row.path);
            files_.remember(row.path, moved.other_content || !stamp ? to_be_read : *stamp);
            // The other pictures of a packed file go the same way; the last of them leaves nothing behind.
            files_.forget(moved.from.path.string());
            ++report_.relinked;
        }
        if (difference_.moved_root) {
            project::ImportRepository(project_).set_path(difference_.root.import_ids, difference_.moved_root->string());
        }
    }

    void reread(const jobs::Control& control, const jobs::ProgressFn& report) {
        jobs::ProgressMeter meter("Reading edited pictures", static_cast<std::int64_t>(difference_.edited.size()), report);
        for (const ChangedPicture& picture : difference_.edited) {
            control.wait_while_paused();
            if (control.stopping()) return;
            read_again(picture);
            meter.advance(1, picture.place.path.filename().string());
        }
    }

    void read_again(const ChangedPicture& picture) {
        const Examined examined = examine({picture.place, {}, {}});
        if (!examined.refusal_kind.empty()) {
            ++report_.unreadable;
            project::ImportRepository(project_).add_issue(
                difference_.root.import_ids.back(),
                {picture.place.text(), examined.refusal_kind, "was edited and " + examined.refusal + "; its row stays as it was"});
            return;
        }
        project::ImageRow row = images_.get(picture.image_id);
        row.width = examined.width;
        row.height = examined.height;
        row.channels = examined.channels;
        row.source = examined.source;
        row.sha256 = examined.sha256;
        row.dhash = examined.dhash;
        images_.update(row);
        project::ScoreRepository(project_).forget(row.id);
        files_.remember(row.path, examined.stamp);
        same_pictures_ = false;
        ++report_.reread;
    }

    void mark_missing() {
        for (const ChangedPicture& picture : difference_.removed) {
            if (picture.marked) continue;
            files_.set_missing(picture.place.path.string(), true);
            ++report_.marked;
        }
    }

    void add(const jobs::Control& control, const jobs::ProgressFn& report) {
        Listing listing;
        listing.candidates = difference_.added;
        for (const Candidate& candidate : listing.candidates) {
            const bool is_new = std::find(listing.classes.begin(), listing.classes.end(), candidate.class_name) == listing.classes.end();
            if (is_new) listing.classes.push_back(candidate.class_name);
        }
        ImportRequest request = difference_.root.request;
        if (difference_.moved_root) request.path = *difference_.moved_root;
        const ImportReport added = ImportSink(project_, request).run(listing, control, report, ImportSink::IfNoneReadable::list_them);
        report_.added = added.imported;
        report_.skipped = added.skipped;
    }

    project::Project& project_;
    const FolderDifference& difference_;
    project::ImageRepository images_;
    project::SourceFileRepository files_;
    project::ClassRepository classes_;
    FolderReport report_;
    bool same_pictures_ = true;
};

}  // namespace

FolderReport apply_difference(project::Project& project, const FolderDifference& difference, const FolderActs& acts,
                              const jobs::Control& control, const jobs::ProgressFn& report) {
    if (!difference.fault.empty()) throw Error("nothing can be brought up to date: " + difference.fault);
    return Application(project, difference).run(acts, control, report);
}

}  // namespace tw::stages
