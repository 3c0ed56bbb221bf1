#pragma once

#include "core/project/queue.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace tw::ui {

/// The generation queue: one row a batch, the working one and the failed ones with their reasons.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { state_column, class_column, run_column, images_column, attempts_column, reason_column, column_count };
    using Names = std::map<std::int64_t, QString>;

    using QAbstractTableModel::QAbstractTableModel;
    void set_items(std::vector<project::QueueItem> items, Names class_names, Names run_names);
    const project::QueueItem& item(int row) const { return items_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<project::QueueItem> items_;
    Names class_names_, run_names_;
};

QString queue_state_text(const std::string& state);

}  // namespace tw::ui
