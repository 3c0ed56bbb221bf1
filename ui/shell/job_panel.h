#pragma once

#include "core/jobs/job.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tw::ui {

class JobRunner;

/// The running job: progress, rate, time left, and pause, stop after this, stop now as separate controls.
class JobPanel : public QFrame {
    Q_OBJECT

public:
    explicit JobPanel(QWidget* parent = nullptr);
    /// nullptr: no project is open.
    void set_runner(JobRunner* runner);

private:
    void show_progress(const jobs::Progress& progress);
    void show_state();

    JobRunner* runner_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* detail_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QToolButton* pause_ = nullptr;
    QToolButton* stop_after_ = nullptr;
    QToolButton* stop_now_ = nullptr;
};

}  // namespace tw::ui
