#pragma once

#include "core/stages/balance/balance.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace tw::ui {

/// How far each class that is filled has come towards its target.
class ProgressModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { class_column, bar_column, to_make_column, queued_column, to_judge_column, column_count };
    static constexpr int share_role = Qt::UserRole;  // 0..1, of bar_column

    using QAbstractTableModel::QAbstractTableModel;
    /// `queued`: class id -> pictures that wait in the queue.
    void set_classes(const std::vector<stages::ClassPlan>& classes, std::map<std::int64_t, std::int64_t> queued);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<stages::ClassPlan> classes_;
    std::map<std::int64_t, std::int64_t> queued_;
};

}  // namespace tw::ui
