#pragma once

#include "core/stages/training/train.h"

#include <QWidget>

#include <utility>
#include <vector>

class QCPGraph;
class QCustomPlot;

namespace tw::ui {

/// Accuracy of each arm as bars with sd: all, many, medium, few.
class ResultChart : public QWidget {
    Q_OBJECT

public:
    explicit ResultChart(QWidget* parent = nullptr);
    void set_results(const std::vector<stages::ArmResult>& results);
    QSize sizeHint() const override { return {480, 240}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QCustomPlot* plot_ = nullptr;
    std::vector<stages::ArmResult> results_;
};

/// Validation accuracy over optimiser steps while a classifier trains.
class CurveChart : public QWidget {
    Q_OBJECT

public:
    explicit CurveChart(QWidget* parent = nullptr);
    void begin();
    void add(int step, double validation_accuracy);
    QSize sizeHint() const override { return {320, 180}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QCustomPlot* plot_ = nullptr;
    QCPGraph* accuracy_ = nullptr;
};

}  // namespace tw::ui
