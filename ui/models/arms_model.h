#pragma once

#include "core/stages/training/train.h"

#include <QAbstractTableModel>

#include <vector>

namespace tw::ui {

/// The result table: one row an arm, accuracy as mean and sd over seeds.
class ArmsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        arm_column,
        gain_column,
        all_column,
        many_column,
        medium_column,
        few_column,
        seeds_column,
        real_column,
        synthetic_column,
        column_count
    };

    using QAbstractTableModel::QAbstractTableModel;
    void set_results(std::vector<stages::ArmResult> results);
    const std::vector<stages::ArmResult>& results() const { return results_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<stages::ArmResult> results_;
};

/// An arm's name as people read it; unknown names stay as they are.
QString arm_text(const std::string& arm);

}  // namespace tw::ui
