#include "ui/models/progress_model.h"

#include "ui/bridge/text.h"

namespace tw::ui {

void ProgressModel::set_classes(const std::vector<stages::ClassPlan>& classes, std::map<std::int64_t, std::int64_t> queued) {
    std::vector<stages::ClassPlan> filled;
    std::copy_if(classes.begin(), classes.end(), std::back_inserter(filled),
                 [](const stages::ClassPlan& plan) { return plan.target > plan.real; });
    queued_ = std::move(queued);
    const bool same = std::equal(filled.begin(), filled.end(), classes_.begin(), classes_.end(),
                                 [](const auto& a, const auto& b) { return a.class_id == b.class_id; });
    if (!same) {
        beginResetModel();
        classes_ = std::move(filled);
        endResetModel();
        return;
    }
    classes_ = std::move(filled);
    if (!classes_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int ProgressModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(classes_.size());
}

int ProgressModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant ProgressModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const stages::ClassPlan& plan = classes_[static_cast<std::size_t>(index.row())];
    const std::int64_t have = plan.real + plan.accepted;
    if (role == share_role && index.column() == bar_column) {
        return std::min(1.0, static_cast<double>(have) / static_cast<double>(plan.target));
    }
    if (role == Qt::TextAlignmentRole && index.column() > bar_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const auto queued = queued_.find(plan.class_id);
    switch (index.column()) {
        case class_column: return readable(plan.name);
        case bar_column:
            return tr("%1 of %2 (%3 real, %4 accepted)").arg(number(have), number(plan.target), number(plan.real), number(plan.accepted));
        case to_make_column: return number(plan.to_make);
        case queued_column: return number(queued == queued_.end() ? std::int64_t{0} : queued->second);
        case to_judge_column: return number(plan.waiting);
        default: return {};
    }
}

QVariant ProgressModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section > bar_column) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case class_column: return tr("Class");
        case bar_column: return tr("Towards the target");
        case to_make_column: return tr("To make");
        case queued_column: return tr("Queued");
        case to_judge_column: return tr("To judge");
        default: return {};
    }
}

}  // namespace tw::ui
