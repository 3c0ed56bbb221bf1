#pragma once

#include "core/stages/training/train.h"

#include <QStringList>
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

/// Validation accuracy over optimiser steps while classifiers train: of the newest few, several of which may train side by side.
class CurveChart : public QWidget {
    Q_OBJECT

public:
    explicit CurveChart(QWidget* parent = nullptr);
    void add(const QString& run, int step, double validation_accuracy);
    /// What is shown stays until the next run is added.
    void end() { is_live_ = false; }
    bool is_live() const { return is_live_; }
    QStringList runs() const;
    QSize sizeHint() const override { return {320, 180}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();
    QCPGraph* graph_of(const QString& run);

    QCustomPlot* plot_ = nullptr;
    bool is_live_ = false;
};

}  // namespace tw::ui
