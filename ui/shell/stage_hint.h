#pragma once

#include "ui/models/summary.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace tw::ui {

/// Above a page that has nothing to work on yet: what is missing, and a button that leads there.
class StageHint : public QFrame {
    Q_OBJECT

public:
    explicit StageHint(QWidget* parent = nullptr);
    /// Nothing is missing: hidden.
    void show_missing(const std::optional<NextStep>& missing);

signals:
    void go_to(const QString& page);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw_icon();

    QLabel* icon_ = nullptr;
    QLabel* words_ = nullptr;
    QPushButton* button_ = nullptr;
    QString page_;
};

}  // namespace tw::ui
