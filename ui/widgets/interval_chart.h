#pragma once

#include <QWidget>

#include <vector>

class QCustomPlot;

namespace tw::ui {

/// Differences of several arms to one reference, each as a point with its 95 % interval beside a line at zero. What leaves zero out is
/// filled, what may be chance is hollow.
class IntervalChart : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        double mean = 0, ci95 = 0;  // percent points; ci95 NaN: no interval
    };

    explicit IntervalChart(QWidget* parent = nullptr);
    void set_rows(std::vector<Row> rows);
    const std::vector<Row>& rows() const { return rows_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void plot();

    QCustomPlot* plot_ = nullptr;
    std::vector<Row> rows_;
};

}  // namespace tw::ui
