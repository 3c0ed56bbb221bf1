#include "ui/models/negatives_model.h"

#include "ui/bridge/text.h"

namespace tw::ui {

void NegativesModel::set_negatives(std::vector<project::Negative> negatives, std::map<std::int64_t, QString> class_names) {
    class_names_ = std::move(class_names);
    const bool same = std::equal(negatives.begin(), negatives.end(), negatives_.begin(), negatives_.end(),
                                 [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        negatives_ = std::move(negatives);
        endResetModel();
        return;
    }
    negatives_ = std::move(negatives);
    if (!negatives_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

QString NegativesModel::name(std::int64_t class_id) const {
    const auto found = class_names_.find(class_id);
    return found == class_names_.end() ? QString::number(class_id) : found->second;
}

int NegativesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(negatives_.size());
}

int NegativesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant NegativesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const project::Negative& row = negative(index.row());
    if (role == Qt::CheckStateRole && index.column() == name_column) {
        return static_cast<int>(row.chosen ? Qt::Checked : Qt::Unchecked);
    }
    if (role == bar_role && index.column() == cosine_column && row.cosine) return std::clamp(*row.cosine, 0.0, 1.0);
    if (role == Qt::EditRole && index.column() == prompt_column) return qt(row.prompt);
    if (role == Qt::ToolTipRole && index.column() == prompt_column) return qt(row.prompt);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case name_column: return name(row.other_class_id);
        case cosine_column: return row.cosine ? number(*row.cosine, 3) : tr("added");
        case prompt_column: return qt(row.prompt);
        case decided_column: return row.decided_by == "person" ? tr("you") : tr("rule");
        default: return {};
    }
}

bool NegativesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid()) return false;
    project::Negative& row = negatives_[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == name_column) {
        row.chosen = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole && index.column() == prompt_column) {
        const std::string prompt = value.toString().trimmed().toStdString();
        if (prompt.empty() || prompt == row.prompt) return false;
        row.prompt = prompt;
    } else {
        return false;
    }
    row.decided_by = "person";
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), column_count - 1));
    emit decided(row.class_id, row.other_class_id, row.chosen, qt(row.prompt));
    return true;
}

Qt::ItemFlags NegativesModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == name_column) flags |= Qt::ItemIsUserCheckable;
    if (index.isValid() && index.column() == prompt_column) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant NegativesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case name_column: return tr("Look-alike");
        case cosine_column: return tr("Cosine");
        case prompt_column: return tr("Negative prompt");
        case decided_column: return tr("Chosen by");
        default: return {};
    }
}

}  // namespace tw::ui
