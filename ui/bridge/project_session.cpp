#include "ui/bridge/project_session.h"

#include "core/project/storage.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace tw::ui {

namespace {
constexpr int news_interval_ms = 100;
constexpr int fold_interval_ms = 5000;
constexpr int read_ahead_after_ms = 1000;
constexpr std::size_t most_rows_told = 10'000;
}  // namespace

ProjectSession::ProjectSession(project::Project project, QObject* parent)
    : QObject(parent), project_(std::move(project)), writes_(project_.mode() == project::Project::Mode::write) {
    reader_ = std::make_unique<Reader>(project_.reopen());
    background_ = std::make_unique<Reader>(project_.reopen());
    pictures_ = std::make_unique<PictureLoader>(project_);
    jobs_ = std::make_unique<JobRunner>();
    folders_ = std::make_unique<FolderWatch>(project_);
    connect(jobs_.get(), &JobRunner::state_changed, folders_.get(), [this] { folders_->hold(jobs_->busy()); });
    connect(folders_.get(), &FolderWatch::failed, this, &ProjectSession::trouble);
    news_timer_.setSingleShot(true);
    news_timer_.setInterval(news_interval_ms);
    connect(&news_timer_, &QTimer::timeout, this, &ProjectSession::tell_news);
    if (!read_only()) project_.leave_log_to_others();
    fold_timer_.setSingleShot(true);
    fold_timer_.setInterval(fold_interval_ms);
    connect(&fold_timer_, &QTimer::timeout, this, [this] {
        const auto fold = [](project::Project& own) {
            own.fold_log();
            return true;
        };
        reader_->ask(this, "fold", fold, [](bool) {});
    });
    sync_timer_.setSingleShot(true);
    connect(&sync_timer_, &QTimer::timeout, this, &ProjectSession::sync_log);
    // When the first pictures are on the screen: it must not take the disk from them.
    QTimer::singleShot(read_ahead_after_ms, this, [this] {
        const auto read_ahead = [closing = closing_](const project::Project& own) {
            project::read_ahead(own, [closing] { return !*closing; });
            return true;
        };
        background_->ask(this, "read ahead", read_ahead, [](bool) {});
    });
    for (const auto* reader : {reader_.get(), background_.get()}) connect(reader, &Reader::failed, this, &ProjectSession::trouble);
    // Called on whatever thread wrote: the news only crosses over to the window's thread.
    listener_ = project_.changes().listen([this](const project::ChangeSet& change) {
        QMetaObject::invokeMethod(
            this, [this, change] { note(qt(change.table), change.ids); }, Qt::QueuedConnection);
    });
}

ProjectSession::~ProjectSession() {
    *closing_ = true;
    if (sync_timer_.isActive()) sync_log();
    folders_.reset();
    jobs_.reset();
    project_.changes().forget(listener_);
    pictures_.reset();
    background_.reset();
    reader_.reset();
    finish_writes();
}

void ProjectSession::write(QObject* receiver, std::function<void(project::Project&)> work, std::function<void()> done) {
    // In their order: verdicts that are kept go first.
    if (!kept_.empty() && !write_kept()) return;
    writes_waiting_.push_back(std::make_shared<Write>(Write{receiver, std::move(work), std::move(done)}));
    if (writes_waiting_.size() > 1) return;
    begin_write();
    emit writing_changed();
}

void ProjectSession::begin_write() {
    background_->ask(
        this, "write",
        [next = writes_waiting_.front()](project::Project& project) {
            next->begun = true;
            try {
                next->work(project);
                return QString();
            } catch (const std::exception& error) {
                return qt(std::string(error.what()));
            }
        },
        [this](const QString& reason) { end_write(reason); });
}

void ProjectSession::end_write(const QString& reason) {
    const std::shared_ptr<Write> ended = writes_waiting_.front();
    writes_waiting_.pop_front();
    if (writing()) begin_write();
    if (!reason.isEmpty()) {
        emit trouble(reason);
    } else if (ended->receiver) {
        ended->done();
    }
    if (!writing()) emit writing_changed();
}

/// When the threads have ended.
void ProjectSession::finish_writes() {
    for (const std::shared_ptr<Write>& waiting : writes_waiting_) {
        if (waiting->begun) continue;
        try {
            waiting->work(project_);
        } catch (const std::exception&) {
            // Nobody is left to be told.
        }
    }
}

QString ProjectSession::name() const {
    return project_name(project_.folder());
}

void ProjectSession::note(const QString& table, const std::vector<std::int64_t>& ids) {
    if (!news_.contains(table)) news_[table].emplace();
    ChangedRows& rows = news_[table];
    if (ids.empty() || (rows && rows->size() + ids.size() > most_rows_told)) rows.reset();
    if (rows) rows->insert(rows->end(), ids.begin(), ids.end());
    if (!news_timer_.isActive()) news_timer_.start();
    if (!read_only() && !fold_timer_.isActive()) fold_timer_.start();
}

void ProjectSession::tell_news() {
    told_ = std::exchange(news_, {});
    const QList<QString> tables = told_.keys();
    emit changed(Tables(tables.begin(), tables.end()));
    told_.clear();
}

const ChangedRows& ProjectSession::changed_rows(const QString& table) const {
    static const ChangedRows any;
    const auto found = told_.find(table);
    return found == told_.end() ? any : found.value();
}

void ProjectSession::pick_classes(std::vector<std::int64_t> class_ids) {
    std::sort(class_ids.begin(), class_ids.end());
    if (class_ids == picked_) return;
    picked_ = std::move(class_ids);
    emit class_picked(picked_class());
}

void ProjectSession::pick_class(std::int64_t class_id) {
    pick_classes(class_id == 0 ? std::vector<std::int64_t>() : std::vector<std::int64_t>{class_id});
}

void ProjectSession::toggle_classes(std::vector<std::int64_t> class_ids) {
    std::sort(class_ids.begin(), class_ids.end());
    pick_classes(class_ids == picked_ ? std::vector<std::int64_t>() : std::move(class_ids));
}

bool ProjectSession::moved(const std::vector<std::int64_t>& image_ids) {
    if (image_ids.empty()) return false;
    emit verdicts_moved(image_ids);
    return true;
}

bool ProjectSession::move_verdicts(bool back) {
    const auto move = [back](const project::Project& project) {
        project::VerdictRepository verdicts(project);
        return back ? verdicts.undo() : verdicts.redo();
    };
    const project::VerdictRepository verdicts(project_);
    const std::int64_t size = back ? verdicts.undo_size() : verdicts.redo_size();
    // What is being written comes before it.
    if (size <= static_cast<std::int64_t>(most_at_once) && !writing()) return moved(move(project_));
    const auto ids = std::make_shared<std::vector<std::int64_t>>();
    write(
        this, [ids, move](project::Project& project) { *ids = move(project); }, [this, ids] { moved(*ids); });
    return true;
}

bool ProjectSession::guard(const std::function<bool()>& move) {
    if (read_only()) return false;
    try {
        return move();
    } catch (const std::exception& error) {
        emit trouble(qt(std::string(error.what())));
        return false;
    }
}

void ProjectSession::did(Edit edit) {
    edits_.push_back({std::move(edit), project::VerdictRepository(project_).newest_action()});
    undone_.clear();
}

bool ProjectSession::undo() {
    if (undo_kept()) return true;
    return guard([this] {
        project::VerdictRepository verdicts(project_);
        const bool edit_is_newest = !writing() && !edits_.empty() && edits_.back().after_action >= verdicts.newest_action();
        if (!edit_is_newest) {
            if (!move_verdicts(true)) return false;
            undone_.push_back(std::nullopt);
            return true;
        }
        edits_.back().edit.undo();
        undone_.push_back(std::move(edits_.back()));
        edits_.pop_back();
        return true;
    });
}

bool ProjectSession::redo() {
    if (!kept_.empty()) return false;  // the newest action is one that was never undone
    return guard([this] {
        std::optional<DatedEdit> next;
        if (!undone_.empty()) {
            next = std::move(undone_.back());
            undone_.pop_back();
        }
        if (!next) return move_verdicts(false);
        next->edit.redo();
        edits_.push_back(std::move(*next));
        return true;
    });
}

void ProjectSession::judge(std::vector<project::Verdict> verdicts) {
    // In their order: those that wait already go first.
    if (!kept_.empty() && !write_kept()) {
        kept_.push_back(std::move(verdicts));
        return;
    }
    // No more than one is ever without the disk's word.
    if (sync_timer_.isActive()) sync_log();
    try {
        const project::LaterSync later(project_);
        project::VerdictRepository(project_).apply(verdicts, "person");
        sync_timer_.start();
    } catch (const project::StorageError& error) {
        kept_.push_back(std::move(verdicts));
        emit storage_failed(qt(std::string(error.what())));
    }
}

void ProjectSession::sync_log() {
    sync_timer_.stop();
    try {
        project::sync_log(project_);
    } catch (const project::StorageError& error) {
        emit storage_failed(qt(std::string(error.what())));
    }
}

const project::Verdict* ProjectSession::kept_verdict(std::int64_t image_id) const {
    for (auto action = kept_.rbegin(); action != kept_.rend(); ++action) {
        const auto newest = std::find_if(action->rbegin(), action->rend(), [&](const auto& one) { return one.image_id == image_id; });
        if (newest != action->rend()) return &*newest;
    }
    return nullptr;
}

qsizetype ProjectSession::kept_verdicts() const {
    qsizetype count = 0;
    for (const auto& action : kept_) count += static_cast<qsizetype>(action.size());
    return count;
}

bool ProjectSession::undo_kept() {
    if (kept_.empty()) return false;
    std::vector<std::int64_t> image_ids;
    for (const project::Verdict& verdict : kept_.back()) image_ids.push_back(verdict.image_id);
    kept_.pop_back();
    emit verdicts_moved(image_ids);
    emit storage_failed({});
    return true;
}

bool ProjectSession::retry() {
    const bool is_whole = project_.is_in_place() && read_only() != writes_;
    return (is_whole || reconnect()) && write_kept();
}

bool ProjectSession::reconnect() {
    using Mode = project::Project::Mode;
    QString fault;
    const std::filesystem::path folder = project_.folder();
    try {
        if (jobs_->busy()) throw Error(tr("“%1” must end first").arg(jobs_->title()).toStdString());
        // Looked at before anything is given up.
        project::Project found = project::Project::open(folder, Mode::read);
        background_->close();
        reader_->close();
        pictures_->close();
        folders_->close();
        project_ = std::move(found);
        if (writes_) project_ = project::Project::open(folder, Mode::write);
    } catch (const std::exception& error) {
        fault = qt(std::string(error.what()));
    }
    if (project_.is_in_place()) {
        if (!read_only()) project_.leave_log_to_others();
        reader_->open(project_.reopen());
        background_->open(project_.reopen());
        folders_->open(project_);
        pictures_->open(project_);
    }
    if (!fault.isEmpty()) emit storage_failed(fault);
    return fault.isEmpty();
}

bool ProjectSession::write_kept() {
    try {
        project::VerdictRepository verdicts(project_);
        for (; !kept_.empty(); kept_.erase(kept_.begin())) verdicts.apply(kept_.front(), "person");
        return true;
    } catch (const std::exception& error) {
        emit storage_failed(qt(std::string(error.what())));
        return false;
    }
}

bool ProjectSession::start(Job job) {
    if (read_only()) {
        emit trouble(tr("This project is open for reading only, so nothing can be changed in it."));
        return false;
    }
    if (jobs_->busy()) {
        emit trouble(tr("“%1” is still running; it must end or be stopped first.").arg(jobs_->title()));
        return false;
    }
    return jobs_->start(project_, std::move(job));
}

}  // namespace tw::ui
