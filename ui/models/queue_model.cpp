#include "ui/models/queue_model.h"

#include "ui/bridge/text.h"

#include <QMimeData>

namespace tw::ui {

namespace {

const QString mime_type = QStringLiteral("application/x-tailwright-queue-item");

}  // namespace

QString queue_state_text(const std::string& state) {
    if (state == "waiting") return QueueModel::tr("waiting");
    if (state == "running") return QueueModel::tr("drawing");
    if (state == "done") return QueueModel::tr("done");
    if (state == "failed") return QueueModel::tr("failed");
    if (state == "suspect") return QueueModel::tr("held back");
    if (state == "cancelled") return QueueModel::tr("cancelled");
    return qt(state);
}

void QueueModel::set_items(std::vector<project::QueueItem> items, Names class_names, Names run_names) {
    class_names_ = std::move(class_names);
    run_names_ = std::move(run_names);
    const bool same =
        std::equal(items.begin(), items.end(), items_.begin(), items_.end(), [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        items_ = std::move(items);
        endResetModel();
        return;
    }
    items_ = std::move(items);
    if (!items_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const project::QueueItem& row = item(index.row());
    if (role == Qt::ToolTipRole && !row.reason.empty()) return qt(row.reason);
    if (role == Qt::TextAlignmentRole && (index.column() == images_column || index.column() == attempts_column)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    const auto name = [](const Names& names, std::int64_t id) {
        const auto found = names.find(id);
        return found == names.end() ? QString::number(id) : found->second;
    };
    switch (index.column()) {
        case state_column: return queue_state_text(row.state);
        case class_column: return name(class_names_, row.class_id);
        case run_column: return name(run_names_, row.run_id);
        case images_column: return number(std::int64_t{row.images});
        case attempts_column: return number(std::int64_t{row.attempts});
        case reason_column: return qt(row.reason);
        default: return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == images_column || section == attempts_column)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case state_column: return tr("State");
        case class_column: return tr("Class");
        case run_column: return tr("Run");
        case images_column: return tr("Images");
        case attempts_column: return tr("Attempts");
        case reason_column: return tr("Reason");
        default: return {};
    }
}

int QueueModel::row_of(std::int64_t item_id) const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (items_[i].id == item_id) return static_cast<int>(i);
    }
    return -1;
}

std::int64_t QueueModel::waiting_neighbour(int row, int by) const {
    const int step = by < 0 ? -1 : 1;
    for (int left = std::abs(by), at = row + step; at >= 0 && at < rowCount(); at += step) {
        if (item(at).state == "waiting" && --left == 0) return item(at).id;
    }
    return 0;
}

std::int64_t QueueModel::first_waiting() const {
    return waiting_neighbour(-1, 1);
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    // Dropped between rows, not on one.
    if (!index.isValid()) return flags | Qt::ItemIsDropEnabled;
    return item(index.row()).state == "waiting" ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList QueueModel::mimeTypes() const {
    return {mime_type};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
    auto* data = new QMimeData;
    if (!indexes.isEmpty()) data->setData(mime_type, QByteArray::number(static_cast<qlonglong>(item(indexes.front().row()).id)));
    return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex&) {
    if (action != Qt::MoveAction || !data->hasFormat(mime_type)) return false;
    const qlonglong moved = data->data(mime_type).toLongLong();
    // Before the first waiting item at or below the place.
    std::int64_t other = row < 0 ? 0 : waiting_neighbour(row - 1, 1);
    if (other != moved) emit move_wanted(moved, other);
    // The view would otherwise take the dragged row away.
    return false;
}

}  // namespace tw::ui
