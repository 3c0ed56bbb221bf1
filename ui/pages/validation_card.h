#pragma once

#include "core/stages/training/mistakes.h"
#include "ui/models/confusion.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;

namespace tw::ui {

class ConfusionMatrix;

/// Which classes a classifier confuses with one class on validation, once one was trained: evidence beside the cosines.
class ValidationCard : public QWidget {
    Q_OBJECT

public:
    explicit ValidationCard(QWidget* parent = nullptr);
    /// Hidden while no classifier was trained.
    void set_confusion(const stages::ValidationConfusion& confusion);
    /// Ordinals, and names by ordinal; its look-alikes come first, then what it is confused with most. `other` is picked, -1: the class
    /// itself.
    void show_class(int own, const std::vector<int>& look_alikes, int other, const QStringList& names);

signals:
    /// The other class of the cell that was picked, by ordinal.
    void other_picked(int ordinal);

private:
    QLabel* note_ = nullptr;
    ConfusionMatrix* matrix_ = nullptr;
    ConfusionTable shares_;
    std::vector<int> shown_;  // ordinals
    int own_ = -1;
};

}  // namespace tw::ui
