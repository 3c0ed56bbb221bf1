#pragma once

#include "core/jobs/job.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QSet>

#include <vector>

namespace tw::ui {

/// How the jobs of this window ended, the newest first; at most `limit` of them.
class JobHistory : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { when_column, title_column, outcome_column, took_column, count_column, reason_column, column_count };
    static constexpr std::size_t limit = 200;

    struct Record {
        QString title;
        QString page;  // key of the page from which it was started
        QDateTime started;
        double seconds = 0;
        std::int64_t done = 0;  // items finished, 0: none counted
        jobs::State state = jobs::State::done;
        QString reason;  // for failed: one sentence
    };

    using QAbstractTableModel::QAbstractTableModel;
    void add(Record record);
    void clear();
    const std::vector<Record>& records() const { return records_; }
    /// True when the last job that was started from this page failed.
    bool failed(const QString& page) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Record> records_;
};

/// "done", "failed", "stopped".
QString outcome_text(jobs::State state);
/// Name of the outcome's icon in resources/icons.
QString outcome_icon(jobs::State state);

}  // namespace tw::ui
