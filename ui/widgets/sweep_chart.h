#pragma once

#include "core/workflow/experiment/experiment.h"

#include <QWidget>

class QCustomPlot;

namespace tw::ui {

/// Accuracy on validation images against generated images for each real one, a line for each group of classes with its sd, and the
/// ratio after which more does not help as a marked line.
class SweepChart : public QWidget {
    Q_OBJECT

public:
    explicit SweepChart(QWidget* parent = nullptr);
    void set_sweep(std::vector<workflow::SweepPoint> sweep, double enough);
    /// Place of the marked ratio among the points; -1: none is marked.
    int marked() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void plot();

    QCustomPlot* plot_ = nullptr;
    std::vector<workflow::SweepPoint> sweep_;
    double enough_ = 0;
};

}  // namespace tw::ui
