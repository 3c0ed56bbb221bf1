#include "ui/bridge/job_runner.h"

#include "ui/bridge/picture_loader.h"
#include "ui/bridge/text.h"

#include <utility>

namespace tw::ui {

JobRunner::JobRunner(QObject* parent) : QObject(parent), control_(std::make_shared<jobs::Control>()) {
    thread_ = std::thread([this] { loop(); });
}

JobRunner::~JobRunner() {
    control_->stop_now();
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

bool JobRunner::start(const project::Project& project, Job job) {
    if (busy_) return false;
    busy_ = true;
    title_ = job.title;
    page_.clear();
    progress_ = {};
    control_ = std::make_shared<jobs::Control>();
    auto task = std::make_unique<Task>();
    task->project = std::make_unique<project::Project>(project.reopen());
    task->control = control_;
    task->job = std::move(job);
    emit started(title_);
    emit state_changed();
    {
        const std::lock_guard lock(mutex_);
        next_ = std::move(task);
    }
    wake_.notify_all();
    return true;
}

void JobRunner::set_page(const QString& page) {
    page_ = page;
    emit state_changed();
}

bool JobRunner::paused() const {
    return control_->paused();
}

jobs::Stop JobRunner::stopping() const {
    return control_->stop();
}

void JobRunner::pause() {
    control_->pause();
    emit state_changed();
}

void JobRunner::resume() {
    control_->resume();
    emit state_changed();
}

void JobRunner::stop_now() {
    control_->stop_now();
    emit state_changed();
}

void JobRunner::stop_after_current() {
    control_->stop_after_current();
    emit state_changed();
}

void JobRunner::loop() {
    // Here, because a worker process may be bound to the thread that started it.
    worker::Client client;
    for (;;) {
        std::unique_ptr<Task> task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return quit_ || next_; });
            if (quit_) return;
            task = std::move(next_);
        }
        const jobs::Outcome outcome = run(*task, client);
        task->project.reset();
        QMetaObject::invokeMethod(
            this, [this, job = std::move(task->job), outcome] { end(job, outcome); }, Qt::QueuedConnection);
    }
}

/// Signals that are emitted on the job's thread reach the window's by its queue.
stages::GenerationEvents JobRunner::drawing_events() {
    stages::GenerationEvents events;
    events.preview = [this](const media::Image& picture, int step, int steps) { emit previewed(to_qimage(picture), step, steps); };
    events.warning = [this](const std::string& sentence) { emit warned(qt(sentence)); };
    return events;
}

worker::EventFn JobRunner::training_events() {
    return [this](const std::string& event, const Json& facts) {
        if (event != "evaluation") return;
        emit evaluated(qt(facts.value("arm", std::string())), facts.value("seed", std::uint64_t{0}), facts.value("step", 0),
                       facts.value("validation_accuracy", 0.0));
    };
}

jobs::Outcome JobRunner::run(Task& task, worker::Client& client) {
    const auto report = [this](const jobs::Progress& progress) {
        QMetaObject::invokeMethod(
            this,
            [this, progress] {
                progress_ = progress;
                emit progressed(progress);
            },
            Qt::QueuedConnection);
    };
    const auto moved_to = [this](const QString& page) {
        QMetaObject::invokeMethod(
            this, [this, page] { set_page(page); }, Qt::QueuedConnection);
    };
    JobTools tools{*task.project, client, *task.control, report, drawing_events(), training_events(), moved_to};
    return jobs::run_guarded([&] { return task.job.work(tools); });
}

void JobRunner::end(const Job& job, const jobs::Outcome& outcome) {
    busy_ = false;
    control_ = std::make_shared<jobs::Control>();
    if (job.done) job.done(outcome);
    emit finished(job.title, outcome);
    emit state_changed();
}

}  // namespace tw::ui
