#include "ui/shell/job_watch.h"

#include "ui/bridge/job_runner.h"
#include "ui/bridge/text.h"

namespace tw::ui {

void JobWatch::watch(JobRunner* runner, std::function<QString()> current_page) {
    runner_ = runner;
    current_page_ = std::move(current_page);
    history_.clear();
    emit changed();
    if (!runner) return;
    connect(runner, &JobRunner::started, this, &JobWatch::begin);
    connect(runner, &JobRunner::state_changed, this, &JobWatch::changed);
    connect(runner, &JobRunner::finished, this, [this](const QString&, const jobs::Outcome& outcome) { end(outcome); });
}

void JobWatch::begin(const QString& title) {
    running_ = {};
    running_.title = title;
    running_.page = current_page_();
    runner_->set_page(running_.page);
    running_.started = QDateTime::currentDateTime();
    clock_.start();
    emit changed();
}

void JobWatch::end(const jobs::Outcome& outcome) {
    running_.page = runner_->page();
    running_.seconds = static_cast<double>(clock_.elapsed()) / 1000;
    running_.done = runner_->progress().done;
    running_.state = outcome.state;
    running_.reason = qt(outcome.reason);
    history_.add(running_);
    emit changed();
}

QMap<QString, StageNote> JobWatch::overlay(QMap<QString, StageNote> notes) const {
    for (auto note = notes.begin(); note != notes.end(); ++note) {
        if (history_.failed(note.key())) note->state = StageState::failed;
        if (runner_ && runner_->busy() && runner_->page() == note.key()) note->state = StageState::in_progress;
    }
    return notes;
}

}  // namespace tw::ui
