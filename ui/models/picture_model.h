#pragma once

#include "core/project/samples.h"
#include "ui/bridge/project_session.h"

#include <QAbstractListModel>
#include <QCache>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tw::ui {

/// Pictures as a list: all ids at once, so that the scroll bar is right from the start, records and thumbnails only for
/// what is looked at.
class PictureModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { id_role = Qt::UserRole, verdict_role, reason_role, caption_role };
    enum class Kind { real, synthetic };

    PictureModel(ProjectSession& session, Kind kind, QObject* parent = nullptr);

    /// Rows that stay keep their identity, so selection and scroll stay.
    void set_ids(std::vector<std::int64_t> ids);
    const std::vector<std::int64_t>& ids() const { return ids_; }
    std::int64_t id(int row) const { return ids_[static_cast<std::size_t>(row)]; }
    int row_of(std::int64_t image_id) const;
    void insert(int row, std::int64_t image_id);
    void remove(int row);
    /// The records of these rows are read again.
    void forget(std::int64_t image_id);
    void set_captions(std::unordered_map<std::int64_t, QString> captions);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Record {
        QString verdict, reason, name;
    };
    const Record& record(std::int64_t image_id) const;
    void index_rows() const;

    ProjectSession& session_;
    Kind kind_;
    std::vector<std::int64_t> ids_;
    std::unordered_map<std::int64_t, QString> captions_;
    mutable std::unordered_map<std::int64_t, int> rows_;
    mutable bool rows_known_ = false;
    mutable QCache<qint64, Record> records_;
};

}  // namespace tw::ui
