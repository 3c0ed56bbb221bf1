#pragma once

#include <QWidget>

class QVBoxLayout;

namespace tw::ui {

struct RecentProject;

/// The projects of the last times: one click opens, a pin keeps one at the top, and one can be taken off the list.
class RecentList : public QWidget {
    Q_OBJECT

public:
    explicit RecentList(QWidget* parent = nullptr);
    void refresh();

signals:
    void chosen(const QString& folder);

private:
    QWidget* make_row(const RecentProject& project, int place);

    QVBoxLayout* rows_ = nullptr;
};

}  // namespace tw::ui
