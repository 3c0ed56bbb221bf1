#include "ui/models/folder_changes_model.h"

#include "ui/bridge/text.h"

#include <algorithm>

namespace tw::ui {

void FolderChangesModel::set_differences(const FolderWatch::Differences& differences) {
    beginResetModel();
    rows_.clear();
    for (const stages::FolderDifference& difference : differences) add_difference(difference);
    endResetModel();
}

void FolderChangesModel::add_difference(const stages::FolderDifference& difference) {
    for (const stages::Candidate& one : difference.added) {
        rows_.push_back({Kind::added, one.locator, tr("class %1").arg(readable(one.class_name))});
    }
    for (const stages::MovedPicture& one : difference.moved) {
        const QString to = qt(one.to.locator.text());
        rows_.push_back({Kind::moved, one.from,
                         one.other_class ? tr("now %1, in the class %2").arg(to, readable(one.to.class_name)) : tr("now %1").arg(to)});
    }
    for (const stages::ChangedPicture& one : difference.edited) {
        rows_.push_back({Kind::edited, one.place, tr("has another content than when it was read")});
    }
    for (const stages::ChangedPicture& one : difference.removed) {
        rows_.push_back({Kind::missing, one.place, one.marked ? tr("marked; its work is kept") : tr("is no longer there"), !one.marked});
    }
    for (const stages::ChangedPicture& one : difference.returned) {
        rows_.push_back({Kind::returned, one.place, tr("was marked as missing")});
    }
}

int FolderChangesModel::count(Kind kind) const {
    return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.kind == kind && row.is_news; }));
}

QString FolderChangesModel::kind_text(Kind kind) {
    switch (kind) {
        case Kind::added: return tr("new");
        case Kind::moved: return tr("moved");
        case Kind::edited: return tr("edited");
        case Kind::missing: return tr("missing");
        case Kind::returned: return tr("back again");
    }
    return {};
}

int FolderChangesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int FolderChangesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant FolderChangesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) return qt(row.place.text()) + "\n" + row.detail;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case kind_column: return kind_text(row.kind);
        case file_column:
            return qt(media::Locator{row.place.path.parent_path().filename() / row.place.path.filename(), row.place.index}.text());
        case detail_column: return row.detail;
        default: return {};
    }
}

QVariant FolderChangesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case kind_column: return tr("What");
        case file_column: return tr("File");
        case detail_column: return tr("How");
        default: return {};
    }
}

}  // namespace tw::ui
