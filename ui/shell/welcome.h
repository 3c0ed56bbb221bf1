#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace tw::ui {

/// Shown while no project is open: new, open, the demo, and the projects of the last times.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(QWidget* parent = nullptr);
    void set_recent(const QStringList& folders);

signals:
    void new_project();
    void open_project();
    void open_demo();
    void open_recent(const QString& folder);

private:
    QVBoxLayout* recent_ = nullptr;
};

}  // namespace tw::ui
