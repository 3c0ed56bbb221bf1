#include "ui/bridge/project_session.h"

#include "core/project/verdicts.h"
#include "ui/bridge/text.h"

#include <exception>
#include <utility>

namespace tw::ui {

namespace {
constexpr int news_interval_ms = 100;
}

ProjectSession::ProjectSession(project::Project project, QObject* parent) : QObject(parent), project_(std::move(project)) {
    reader_ = std::make_unique<Reader>(project_.reopen());
    pictures_ = std::make_unique<PictureLoader>(project_);
    jobs_ = std::make_unique<JobRunner>();
    news_timer_.setSingleShot(true);
    news_timer_.setInterval(news_interval_ms);
    connect(&news_timer_, &QTimer::timeout, this, [this] { emit changed(std::exchange(news_, {})); });
    connect(reader_.get(), &Reader::failed, this, &ProjectSession::trouble);
    // Called on whatever thread wrote: the news only crosses over to the window's thread.
    listener_ = project_.changes().listen([this](const project::ChangeSet& change) {
        QMetaObject::invokeMethod(
            this, [this, table = qt(change.table)] { note(table); }, Qt::QueuedConnection);
    });
}

ProjectSession::~ProjectSession() {
    jobs_.reset();
    project_.changes().forget(listener_);
    pictures_.reset();
    reader_.reset();
}

QString ProjectSession::name() const {
    return qt(project_.folder().filename());
}

void ProjectSession::note(const QString& table) {
    news_.insert(table);
    if (!news_timer_.isActive()) news_timer_.start();
}

void ProjectSession::pick_class(std::int64_t class_id) {
    if (class_id == picked_class_) return;
    picked_class_ = class_id;
    emit class_picked(class_id);
}

bool ProjectSession::moved(const std::vector<std::int64_t>& image_ids) {
    if (image_ids.empty()) return false;
    emit verdicts_moved(image_ids);
    return true;
}

bool ProjectSession::undo() {
    try {
        return !read_only() && moved(project::VerdictRepository(project_).undo());
    } catch (const std::exception& error) {
        emit trouble(qt(std::string(error.what())));
        return false;
    }
}

bool ProjectSession::redo() {
    try {
        return !read_only() && moved(project::VerdictRepository(project_).redo());
    } catch (const std::exception& error) {
        emit trouble(qt(std::string(error.what())));
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
