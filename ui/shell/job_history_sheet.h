#pragma once

#include <QDialog>

class QLabel;

namespace tw::ui {

class JobHistory;

/// The finished jobs with their outcome; stays open beside the work.
class JobHistorySheet : public QDialog {
    Q_OBJECT

public:
    JobHistorySheet(JobHistory& history, QWidget* parent);
};

}  // namespace tw::ui
