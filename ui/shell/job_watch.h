#pragma once

#include "ui/models/job_history.h"
#include "ui/models/summary.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace tw::ui {

class JobRunner;

/// Knows from which page the running job was started and how the earlier ones ended.
class JobWatch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    /// nullptr: no project is open. The history starts afresh. `current_page` names the page that is shown.
    void watch(JobRunner* runner, std::function<QString()> current_page);
    JobHistory& history() { return history_; }
    /// The stages' notes with the job that runs and those that failed.
    QMap<QString, StageNote> overlay(QMap<QString, StageNote> notes) const;

signals:
    void changed();

private:
    void begin(const QString& title);
    void end(const jobs::Outcome& outcome);

    JobRunner* runner_ = nullptr;
    std::function<QString()> current_page_;
    JobHistory history_;
    JobHistory::Record running_;
    QElapsedTimer clock_;
};

}  // namespace tw::ui
