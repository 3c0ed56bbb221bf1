#pragma once

#include "ui/bridge/folder_watch.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace tw::ui {

/// What is different in the imported folders, one file a row.
class FolderChangesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kind_column, file_column, detail_column, column_count };
    enum class Kind { added, moved, edited, missing, returned };

    using QAbstractTableModel::QAbstractTableModel;
    void set_differences(const FolderWatch::Differences& differences);

    /// Files of a kind; what was marked as missing before does not count.
    int count(Kind kind) const;
    static QString kind_text(Kind kind);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Kind kind = Kind::added;
        media::Locator place;
        QString detail;
        bool is_news = true;
    };
    void add_difference(const stages::FolderDifference& difference);

    std::vector<Row> rows_;
};

}  // namespace tw::ui
