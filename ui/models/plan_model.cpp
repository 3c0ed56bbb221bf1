#include "ui/models/plan_model.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace tw::ui {

QString shot_text(stages::Shot shot) {
    switch (shot) {
        case stages::Shot::many: return PlanModel::tr("head (many)");
        case stages::Shot::medium: return PlanModel::tr("medium");
        case stages::Shot::few: return PlanModel::tr("tail (few)");
    }
    return {};
}

void PlanModel::set_classes(std::vector<stages::ClassPlan> classes) {
    const bool same = std::equal(classes.begin(), classes.end(), classes_.begin(), classes_.end(),
                                 [](const auto& a, const auto& b) { return a.class_id == b.class_id; });
    if (!same) {
        beginResetModel();
        classes_ = std::move(classes);
        endResetModel();
        return;
    }
    classes_ = std::move(classes);
    if (!classes_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int PlanModel::row_of(std::int64_t class_id) const {
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        if (classes_[i].class_id == class_id) return static_cast<int>(i);
    }
    return -1;
}

int PlanModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(classes_.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant PlanModel::text(const stages::ClassPlan& plan, int column) const {
    switch (column) {
        case name_column: return readable(plan.name);
        case shot_column: return shot_text(plan.shot);
        case real_column: return number(plan.real);
        case accepted_column: return number(plan.accepted);
        case waiting_column: return number(plan.waiting);
        case target_column: return plan.target > 0 ? number(plan.target) : tr("not filled");
        case to_make_column: return number(plan.to_make);
        default: return {};
    }
}

QVariant PlanModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const stages::ClassPlan& plan = classes_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return text(plan, index.column());
    if (role == class_id_role) return static_cast<qlonglong>(plan.class_id);
    if (role == Qt::TextAlignmentRole && index.column() >= real_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::EditRole && index.column() == target_column) return static_cast<int>(plan.target);
    if (role == Qt::ToolTipRole && index.column() == target_column) {
        return tr("Double-click to set how many training images this class shall have; 0: not filled.");
    }
    if (role == sort_role) {
        const qlonglong values[] = {index.row(), static_cast<qlonglong>(plan.shot), plan.real, plan.accepted, plan.waiting, plan.target,
                                    plan.to_make};
        return values[index.column()];
    }
    return {};
}

bool PlanModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole || index.column() != target_column) return false;
    bool is_number = false;
    const qlonglong target = value.toLongLong(&is_number);
    if (!is_number || target < 0) return false;
    stages::ClassPlan& plan = classes_[static_cast<std::size_t>(index.row())];
    if (plan.target == target) return true;
    plan.target = target;
    plan.to_make = std::max<std::int64_t>(0, target - plan.real - plan.accepted);
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), column_count - 1));
    emit target_edited(plan.class_id, target);
    return true;
}

Qt::ItemFlags PlanModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == target_column && editable_) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section >= real_column)) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case name_column: return tr("Class");
        case shot_column: return tr("Group");
        case real_column: return tr("Real");
        case accepted_column: return tr("Accepted");
        case waiting_column: return tr("To judge");
        case target_column: return tr("Target");
        case to_make_column: return tr("To make");
        default: return {};
    }
}

}  // namespace tw::ui
