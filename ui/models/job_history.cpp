#include "ui/models/job_history.h"

#include "ui/bridge/text.h"

#include <QLocale>

namespace tw::ui {

QString outcome_text(jobs::State state) {
    switch (state) {
        case jobs::State::done: return JobHistory::tr("done");
        case jobs::State::failed: return JobHistory::tr("failed");
        case jobs::State::stopped: return JobHistory::tr("stopped");
    }
    return {};
}

QString outcome_icon(jobs::State state) {
    switch (state) {
        case jobs::State::done: return QStringLiteral("state_done");
        case jobs::State::failed: return QStringLiteral("state_failed");
        case jobs::State::stopped: return QStringLiteral("stop");
    }
    return {};
}

void JobHistory::add(Record record) {
    beginInsertRows({}, 0, 0);
    records_.insert(records_.begin(), std::move(record));
    endInsertRows();
    if (records_.size() <= limit) return;
    beginRemoveRows({}, static_cast<int>(limit), static_cast<int>(records_.size()) - 1);
    records_.resize(limit);
    endRemoveRows();
}

void JobHistory::clear() {
    beginResetModel();
    records_.clear();
    endResetModel();
}

bool JobHistory::failed(const QString& page) const {
    for (const Record& record : records_) {
        if (record.page == page) return record.state == jobs::State::failed;
    }
    return false;
}

int JobHistory::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int JobHistory::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant JobHistory::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Record& record = records_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() == reason_column) return record.reason;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case when_column: return QLocale().toString(record.started.time(), QLocale::ShortFormat);
        case title_column: return record.title;
        case outcome_column: return outcome_text(record.state);
        case took_column: return duration(record.seconds);
        case count_column: return record.done > 0 ? number(record.done) : QString();
        case reason_column: return record.reason;
        default: return {};
    }
}

QVariant JobHistory::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case when_column: return tr("Started");
        case title_column: return tr("Job");
        case outcome_column: return tr("Outcome");
        case took_column: return tr("Took");
        case count_column: return tr("Finished");
        case reason_column: return tr("Reason");
        default: return {};
    }
}

}  // namespace tw::ui
