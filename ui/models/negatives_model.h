#pragma once

#include "core/project/negatives.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace tw::ui {

/// Look-alikes of one class: tick box and name, cosine, prompt (editable), who decided.
class NegativesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { name_column, cosine_column, prompt_column, decided_column, column_count };
    /// Share of the bar, 0..1, for the cosine column.
    static constexpr int bar_role = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;
    void set_negatives(std::vector<project::Negative> negatives, std::map<std::int64_t, QString> class_names);
    const project::Negative& negative(int row) const { return negatives_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The person's choice for a row; the page writes it.
    void decided(qint64 class_id, qint64 other_class_id, bool chosen, const QString& prompt);

private:
    QString name(std::int64_t class_id) const;

    std::vector<project::Negative> negatives_;
    std::map<std::int64_t, QString> class_names_;
};

}  // namespace tw::ui
