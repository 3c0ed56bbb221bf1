#pragma once

#include "core/stages/balance/balance.h"

#include <QAbstractTableModel>

#include <vector>

namespace tw::ui {

/// The tail plan as a table, one row a class; the target column can be edited.
class PlanModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { name_column, shot_column, real_column, accepted_column, waiting_column, target_column, to_make_column, column_count };
    static constexpr int class_id_role = Qt::UserRole;
    static constexpr int sort_role = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;
    /// Keeps rows, selection and scroll where the classes are the same.
    void set_classes(std::vector<stages::ClassPlan> classes);
    const std::vector<stages::ClassPlan>& classes() const { return classes_; }
    void set_editable(bool editable) { editable_ = editable; }
    std::int64_t class_id(int row) const { return classes_[static_cast<std::size_t>(row)].class_id; }
    int row_of(std::int64_t class_id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The person wants another target; 0: this class is not filled.
    void target_edited(qint64 class_id, qint64 target);

private:
    QVariant text(const stages::ClassPlan& plan, int column) const;

    std::vector<stages::ClassPlan> classes_;
    bool editable_ = true;
};

/// "many", "medium", "few" in the person's language.
QString shot_text(stages::Shot shot);

}  // namespace tw::ui
