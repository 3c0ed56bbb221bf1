#pragma once

#include <QString>
#include <QWidget>

namespace tw::ui {

class RecentList;

/// Shown while no project is open: new, open, the demo, and the projects of the last times.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(QWidget* parent = nullptr);
    /// Reads the list of recent projects again.
    void show_recent();

signals:
    void new_project();
    void open_project();
    void open_demo();
    void open_recent(const QString& folder);

private:
    RecentList* recent_ = nullptr;
};

}  // namespace tw::ui
