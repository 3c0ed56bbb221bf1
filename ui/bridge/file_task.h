#pragma once

#include "core/jobs/job.h"

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace tw::ui {

/// Long work on files that needs no project of the window's (a backup, its restoration), on a thread of its own. Deletes itself after
/// finished().
class FileTask : public QObject {
    Q_OBJECT

public:
    using Work = std::function<jobs::Outcome(const jobs::Control&, const jobs::ProgressFn&)>;
    FileTask(Work work, QObject* parent);
    /// Stops it and waits.
    ~FileTask() override;
    void start();
    void stop() { control_->stop_now(); }

signals:
    void progressed(const tw::jobs::Progress& progress);
    void finished(const tw::jobs::Outcome& outcome);

private:
    Work work_;
    std::shared_ptr<jobs::Control> control_ = std::make_shared<jobs::Control>();
    std::thread thread_;
};

}  // namespace tw::ui
