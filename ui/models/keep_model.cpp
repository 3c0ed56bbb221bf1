#include "ui/models/keep_model.h"

#include "ui/bridge/text.h"

namespace tw::ui {

void KeepModel::set_rates(std::vector<stages::KeepRate> rates, std::map<std::int64_t, QString> class_names) {
    class_names_ = std::move(class_names);
    const bool same = std::equal(rates.begin(), rates.end(), rates_.begin(), rates_.end(),
                                 [](const auto& a, const auto& b) { return a.class_id == b.class_id; });
    if (!same) {
        beginResetModel();
        rates_ = std::move(rates);
        endResetModel();
        return;
    }
    rates_ = std::move(rates);
    if (!rates_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int KeepModel::row_of(std::int64_t class_id) const {
    for (std::size_t i = 0; i < rates_.size(); ++i) {
        if (rates_[i].class_id == class_id) return static_cast<int>(i);
    }
    return -1;
}

int KeepModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rates_.size());
}

int KeepModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant KeepModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const stages::KeepRate& rate = rates_[static_cast<std::size_t>(index.row())];
    const double share = rate.drawn > 0 ? static_cast<double>(rate.kept) / static_cast<double>(rate.drawn) : 0;
    if (role == class_id_role) return static_cast<qlonglong>(rate.class_id);
    if (role == bar_role && index.column() == share_column && rate.drawn > 0) return share;
    if (role == Qt::ToolTipRole) return qt(rate.warning);
    if (role == Qt::TextAlignmentRole && index.column() == kept_column) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case class_column: {
            const auto name = class_names_.find(rate.class_id);
            return name == class_names_.end() ? QString::number(rate.class_id) : name->second;
        }
        case kept_column: return tr("%1 of %2").arg(number(rate.kept), number(rate.drawn));
        case share_column: return rate.drawn > 0 ? QStringLiteral("%1 %").arg(number(100 * share, 0)) : QStringLiteral("–");
        case warning_column: return qt(rate.warning);
        default: return {};
    }
}

QVariant KeepModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == kept_column) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case class_column: return tr("Class");
        case kept_column: return tr("Kept");
        case share_column: return tr("Share");
        case warning_column: return tr("Note");
        default: return {};
    }
}

}  // namespace tw::ui
