#pragma once

#include "core/stages/balance/balance.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

class QCustomPlot;
class QMouseEvent;

namespace tw::ui {

struct ClassChange {
    QString name;
    stages::Shot shot = stages::Shot::many;
    std::int64_t real = 0;         // training images
    double before = 0, after = 0;  // accuracy, percent
};

/// What an arm changes in each class, against how many real images it has: whether the gain lies where the images were few.
class ClassChangeChart : public QWidget {
    Q_OBJECT

public:
    explicit ClassChangeChart(QWidget* parent = nullptr);
    void set_changes(std::vector<ClassChange> changes);
    const std::vector<ClassChange>& changes() const { return changes_; }
    /// "shirt: 13 real images, 38.0 to 61.5 %, +23.5 points".
    static QString sentence(const ClassChange& change);
    QSize sizeHint() const override { return {480, 240}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void plot();
    void add_group(stages::Shot shot);
    void hover(QMouseEvent* event);

    QCustomPlot* plot_ = nullptr;
    std::vector<ClassChange> changes_;
};

}  // namespace tw::ui
