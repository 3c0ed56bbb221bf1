#pragma once

#include "core/project/imports.h"

#include <QAbstractTableModel>

#include <vector>

namespace tw::ui {

/// What an import left out or found strange, with the reason.
class IssuesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kind_column, file_column, reason_column, column_count };

    using QAbstractTableModel::QAbstractTableModel;
    void set_issues(std::vector<project::ImportIssue> issues);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<project::ImportIssue> issues_;
};

}  // namespace tw::ui
