#pragma once

#include "core/project/samples.h"
#include "ui/bridge/project_session.h"
#include "ui/models/id_list.h"

#include <QAbstractListModel>
#include <QCache>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace tw::ui {

/// Pictures as a list: all ids at once, so that the scroll bar is right from the start, records and thumbnails only for what is looked at,
/// and both fetched by other threads. Painting asks for Qt::DecorationRole and mark_role, which give what is at hand.
class PictureModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// verdict_role and reason_role read the row when it is not at hand yet; mark_role is the verdict as far as it is.
    enum Role { id_role = Qt::UserRole, verdict_role, reason_role, caption_role, mark_role };
    enum class Kind { real, synthetic };

    PictureModel(ProjectSession& session, Kind kind, QObject* parent = nullptr);

    /// Rows that stay keep their identity, so selection and scroll stay.
    void set_ids(IdList ids);
    void set_ids(std::vector<std::int64_t> ids) { set_ids(IdList(std::move(ids))); }
    std::vector<std::int64_t> ids() const { return ids_.shown(); }
    std::int64_t id(int row) const { return ids_.id(row); }
    int row_of(std::int64_t image_id) const { return ids_.row_of(image_id); }
    /// A removed one comes back where it was; one that was never listed comes into `row`.
    void insert(int row, std::int64_t image_id);
    void remove(int row);
    void set_verdict(std::int64_t image_id, const QString& verdict, const QString& reason);
    /// Verdicts have changed elsewhere: those at hand are read anew where they are looked at.
    void forget_verdicts();
    void set_captions(std::unordered_map<std::int64_t, QString> captions);
    /// A view shows these rows: their thumbnails and records are fetched, the first ones first; what it showed before is fetched no more.
    void look_at(const QObject* view, const std::vector<int>& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Record {
        QString verdict, reason;
    };
    const Record& record(std::int64_t image_id) const;
    struct Facts {
        QString name, class_name;
    };
    Facts facts(std::int64_t image_id) const;
    /// Class, verdict, reason and name, for screen readers.
    QString spoken(std::int64_t image_id) const;
    void read_records(const std::vector<std::int64_t>& image_ids);
    void row_changed(std::int64_t image_id, const QList<int>& roles);

    ProjectSession& session_;
    Kind kind_;
    IdList ids_;
    std::unordered_map<std::int64_t, QString> captions_;
    mutable QCache<qint64, Record> records_;  // of generated ones
    int forgotten_ = 0;                       // answers to questions from before are of old verdicts
};

}  // namespace tw::ui
