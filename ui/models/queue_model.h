#pragma once

#include "core/project/queue.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace tw::ui {

/// The generation queue: one row a batch, the working one and the failed ones with their reasons. Waiting rows can be dragged to another
/// place among the waiting ones.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { state_column, class_column, run_column, images_column, attempts_column, reason_column, column_count };
    using Names = std::map<std::int64_t, QString>;

    using QAbstractTableModel::QAbstractTableModel;
    void set_items(std::vector<project::QueueItem> items, Names class_names, Names run_names);
    const project::QueueItem& item(int row) const { return items_[static_cast<std::size_t>(row)]; }
    /// -1: there is none.
    int row_of(std::int64_t item_id) const;
    /// The id of the waiting item `by` places after this one among the waiting ones (before it with a negative number); 0: there is none.
    std::int64_t waiting_neighbour(int row, int by) const;
    std::int64_t first_waiting() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    /// Tells move_wanted; the rows come back in their new order with set_items().
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

signals:
    /// `item_id` shall stand before `other_id`, or at the end with 0.
    void move_wanted(qint64 item_id, qint64 other_id);

private:
    std::vector<project::QueueItem> items_;
    Names class_names_, run_names_;
};

QString queue_state_text(const std::string& state);

}  // namespace tw::ui
