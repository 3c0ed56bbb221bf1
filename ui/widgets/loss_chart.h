#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QCPGraph;
class QCustomPlot;

namespace tw::ui {

/// Loss over optimiser steps: every step faintly, their running mean as a line.
class LossChart : public QWidget {
    Q_OBJECT

public:
    explicit LossChart(QWidget* parent = nullptr);
    void clear();
    void add(int step, double loss);
    void set_curve(const std::vector<std::pair<int, double>>& curve);
    int points() const;
    QSize sizeHint() const override { return {480, 220}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void append(int step, double loss);
    void restyle();

    QCustomPlot* plot_ = nullptr;
    QCPGraph* raw_ = nullptr;
    QCPGraph* smooth_ = nullptr;
    double mean_ = 0;
    double highest_ = 0;
};

}  // namespace tw::ui
