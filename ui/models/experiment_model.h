#pragma once

#include "core/workflow/experiment/experiment.h"

#include <QAbstractTableModel>

namespace tw::ui {

/// An experiment's table: one row an arm, with its differences to real only and to the best arm without generated images.
class ExperimentModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        arm_column,
        all_column,
        many_column,
        medium_column,
        few_column,
        to_real_column,
        to_best_column,
        seeds_column,
        images_column,
        steps_column,
        column_count
    };

    using QAbstractTableModel::QAbstractTableModel;
    void set_result(const workflow::ExperimentResult& result);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    workflow::ExperimentResult result_;
};

/// Accuracy in percent of each class (row) under each arm (column), mean over seeds.
class ClassAccuracyModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void set_result(const workflow::ExperimentResult& result);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    workflow::ExperimentResult result_;
};

enum class Evidence { better, worse, chance, unknown };
/// Whether a paired difference leaves zero out of its 95 % interval; unknown for fewer than two seeds.
Evidence evidence_of(double mean, double ci95);
/// "+3.2 ± 2.6, better", "+1.5 ± 3.0, may be chance", "+2.0, one seed".
QString difference_text(double mean, double ci95);

/// What the table says in one or two sentences: the best arm with generated images, against real only and against the best without.
QString experiment_headline(const workflow::ExperimentSpec& spec, const workflow::ExperimentResult& result);
/// From which ratio on more generated images are not shown to help.
QString sweep_sentence(const workflow::ExperimentResult& result);

}  // namespace tw::ui
