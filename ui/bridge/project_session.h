#pragma once

#include "core/project/project.h"
#include "core/project/verdicts.h"
#include "ui/bridge/folder_watch.h"
#include "ui/bridge/job_runner.h"
#include "ui/bridge/picture_loader.h"
#include "ui/bridge/reader.h"

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tw::ui {

using Tables = QSet<QString>;
/// Changed rows of one table; nothing: any row may have.
using ChangedRows = std::optional<std::vector<std::int64_t>>;

/// A small change that can be taken back while the project is open.
struct Edit {
    std::function<void()> undo, redo;
};

/// One open project as the window sees it: the connection of the window's thread, news about changed tables as signals,
/// and the classes that are picked on all pages.
class ProjectSession : public QObject {
    Q_OBJECT

public:
    explicit ProjectSession(project::Project project, QObject* parent = nullptr);
    ~ProjectSession() override;

    project::Project& project() { return project_; }
    bool read_only() const { return project_.mode() == project::Project::Mode::read; }
    QString name() const;
    Reader& reader() { return *reader_; }
    /// A second reader, for questions that take long: what is on the screen does not wait for them.
    Reader& background() { return *background_; }
    PictureLoader& pictures() { return *pictures_; }
    JobRunner& jobs() { return *jobs_; }
    FolderWatch& folders() { return *folders_; }

    /// By id; empty: no class is picked, so all are shown.
    const std::vector<std::int64_t>& picked_classes() const { return picked_; }
    /// The one that is picked; 0: none or several.
    std::int64_t picked_class() const { return picked_.size() == 1 ? picked_.front() : 0; }
    void pick_classes(std::vector<std::int64_t> class_ids);
    void pick_class(std::int64_t class_id);
    /// Picking the same again clears the pick (the histogram is the filter).
    void toggle_classes(std::vector<std::int64_t> class_ids);
    void toggle_class(std::int64_t class_id) { toggle_classes({class_id}); }

    /// Tells of a change that was just made; undo() takes it back in its turn.
    void did(Edit edit);
    /// Undoes or redoes the last edit or verdict action; false when there is nothing left. An action on many pictures is undone off the
    /// window's thread; verdicts_moved follows.
    bool undo();
    bool redo();

    /// Judges, as one action. It is in the project file's log when the call returns, so that it can be shown at once, and on the disk
    /// as soon as that is painted, and before the next one is judged: a disk can hold a sync for a third of a second. When the project's
    /// disk is full or gone the verdicts are kept in memory, told by storage_failed() and written by retry(). Throws Error when they are
    /// refused for any other reason.
    void judge(std::vector<project::Verdict> verdicts);
    /// What a picture's verdict will be as soon as it can be written; nullptr: nothing waits for it.
    const project::Verdict* kept_verdict(std::int64_t image_id) const;
    qsizetype kept_verdicts() const;
    /// A person would rather lose them.
    void forget_kept() { kept_.clear(); }
    /// Opens the project anew where that is needed and writes what was kept. False, and storage_failed(), when it still cannot be.
    bool retry();

    /// While changed() tells its news: which rows of a table of it.
    const ChangedRows& changed_rows(const QString& table) const;

    /// Verdict actions on more pictures are written off the window's thread.
    static constexpr std::size_t most_at_once = 200;
    /// Writes off the window's thread, one after another; `done` on the window's thread, unless `receiver` is gone by then. What goes wrong
    /// is told as trouble, and then `done` is not called; nor is it, and nothing is written, while verdicts are kept that still cannot be
    /// written. What was not written yet when the project is closed is written then.
    void write(QObject* receiver, std::function<void(project::Project&)> work, std::function<void()> done);
    bool writing() const { return !writes_waiting_.empty(); }

    /// Starts a job on this project; false when another one runs or the project is open for reading only.
    bool start(Job job);

signals:
    /// Tables with changed rows since the last news; at most ten times a second.
    void changed(const tw::ui::Tables& tables);
    /// Another pick; with the one class, or 0 for none or several.
    void class_picked(qint64 class_id);
    /// Undo or redo changed the verdicts of these samples.
    void verdicts_moved(const std::vector<std::int64_t>& image_ids);
    void trouble(const QString& reason);
    void writing_changed();
    /// The project's file is not there, or cannot be written, just now; one sentence.
    void storage_failed(const QString& reason);

private:
    using News = QMap<QString, ChangedRows>;
    void note(const QString& table, const std::vector<std::int64_t>& ids);
    void tell_news();
    struct DatedEdit {
        Edit edit;
        std::int64_t after_action = 0;  // the verdict action that was the newest one
    };

    struct Write {
        QPointer<QObject> receiver;
        std::function<void(project::Project&)> work;
        std::function<void()> done;
        bool begun = false;
    };
    void sync_log();
    void begin_write();
    void end_write(const QString& reason);
    void finish_writes();
    bool reconnect();
    bool write_kept();
    bool undo_kept();
    bool moved(const std::vector<std::int64_t>& image_ids);
    bool move_verdicts(bool back);
    bool guard(const std::function<bool()>& move);

    project::Project project_;
    const bool writes_;  // as it was opened; retry() gets it back to that
    int listener_ = 0;
    News news_;  // to be told
    News told_;  // being told
    QTimer news_timer_;
    QTimer sync_timer_;  // runs out as soon as what a verdict changed is painted
    QTimer fold_timer_;  // runs while there are commits that wait in the project file's log
    std::vector<std::int64_t> picked_;
    std::vector<std::vector<project::Verdict>> kept_;  // actions that could not be written yet, oldest first
    std::vector<DatedEdit> edits_;
    std::vector<std::optional<DatedEdit>> undone_;  // newest last; none: a verdict action
    std::shared_ptr<std::atomic<bool>> closing_ = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<Reader> reader_, background_;
    std::deque<std::shared_ptr<Write>> writes_waiting_;  // the first one is under way
    std::unique_ptr<PictureLoader> pictures_;
    std::unique_ptr<JobRunner> jobs_;
    std::unique_ptr<FolderWatch> folders_;
};

}  // namespace tw::ui
