#pragma once

#include "core/jobs/job.h"
#include "core/project/project.h"
#include "core/stages/generation/generate.h"
#include "core/worker/client/client.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace tw::ui {

/// What a running job may use. Everything here belongs to the job's thread.
struct JobTools {
    project::Project& project;  // a connection of its own
    worker::Client& client;     // starts the worker on first use
    const jobs::Control& control;
    jobs::ProgressFn report;
    stages::GenerationEvents drawing;                   // whoever draws shows it and tells its warnings through these
    worker::EventFn training;                           // the same for who trains classifiers
    std::function<void(const QString& page)> moved_to;  // a job of many stages: the page that shows what it does now
};

struct Job {
    QString title;  // "Generating pictures"
    std::function<jobs::Outcome(JobTools&)> work;
    /// On the window's thread, after the job ended; may be empty.
    std::function<void(const jobs::Outcome&)> done;
};

/// Runs core jobs one at a time on a thread of its own (they share the device) and turns their reports into signals of
/// the window's thread. The thread and its worker process live as long as the runner, so a loaded model serves the next
/// job too.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Stops what runs, now, and waits for it.
    ~JobRunner() override;

    /// False when another job runs; the job is then dropped.
    bool start(const project::Project& project, Job job);
    bool busy() const { return busy_; }
    const QString& title() const { return title_; }
    /// Of the page that shows what runs.
    const QString& page() const { return page_; }
    void set_page(const QString& page);
    bool paused() const;
    jobs::Stop stopping() const;
    const jobs::Progress& progress() const { return progress_; }

    void pause();
    void resume();
    void stop_now();
    void stop_after_current();

signals:
    void started(const QString& title);
    void progressed(const tw::jobs::Progress& progress);
    /// `stopped` and `reason` as in jobs::Outcome.
    void finished(const QString& title, const tw::jobs::Outcome& outcome);
    /// A picture of the running job, half drawn.
    void previewed(const QImage& picture, int step, int steps);
    void warned(const QString& sentence);
    /// A classifier of the running job, measured on validation; several may train side by side.
    void evaluated(const QString& arm, quint64 seed, int step, double accuracy);
    /// busy, page, paused or stopping changed.
    void state_changed();

private:
    struct Task {
        std::unique_ptr<project::Project> project;
        std::shared_ptr<jobs::Control> control;
        Job job;
    };

    void loop();
    stages::GenerationEvents drawing_events();
    worker::EventFn training_events();
    jobs::Outcome run(Task& task, worker::Client& client);
    void end(const Job& job, const jobs::Outcome& outcome);

    bool busy_ = false;
    QString title_, page_;
    jobs::Progress progress_;
    std::shared_ptr<jobs::Control> control_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::unique_ptr<Task> next_;
    bool quit_ = false;
    std::thread thread_;
};

}  // namespace tw::ui
