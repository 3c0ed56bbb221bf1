#pragma once

#include "core/stages/filtering/filter.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace tw::ui {

/// How many of the drawn pictures of each class the thresholds keep.
class KeepModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { class_column, kept_column, share_column, warning_column, column_count };
    static constexpr int bar_role = Qt::UserRole + 1;
    static constexpr int class_id_role = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void set_rates(std::vector<stages::KeepRate> rates, std::map<std::int64_t, QString> class_names);
    int row_of(std::int64_t class_id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<stages::KeepRate> rates_;
    std::map<std::int64_t, QString> class_names_;
};

}  // namespace tw::ui
