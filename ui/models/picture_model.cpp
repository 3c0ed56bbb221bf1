#include "ui/models/picture_model.h"

#include "core/project/classes.h"
#include "ui/bridge/text.h"
#include "ui/models/reasons.h"

#include <exception>

namespace tw::ui {

namespace {
constexpr int kept_records = 4096;
}

PictureModel::PictureModel(ProjectSession& session, Kind kind, QObject* parent)
    : QAbstractListModel(parent), session_(session), kind_(kind), records_(kept_records) {
    connect(&session_.pictures(), &PictureLoader::thumbnail_ready, this,
            [this](qint64 image_id) { row_changed(image_id, {Qt::DecorationRole}); });
}

void PictureModel::set_ids(IdList ids) {
    records_.clear();
    ++forgotten_;
    const int before = ids_.size(), after = ids.size();
    if (before > 0 && ids_.begins(ids)) {
        // Pictures that were added at the end are the common news while a batch is drawn.
        if (after > before) beginInsertRows({}, before, after - 1);
        ids_ = std::move(ids);
        if (after > before) endInsertRows();
        emit dataChanged(index(0), index(before - 1));
        return;
    }
    beginResetModel();
    ids_ = std::move(ids);
    endResetModel();
}

void PictureModel::insert(int row, std::int64_t image_id) {
    const int old_row = ids_.row_if_shown(image_id);
    const int place = old_row < 0 ? row : old_row;
    beginInsertRows({}, place, place);
    old_row < 0 ? ids_.insert(row, image_id) : ids_.show_again(image_id);
    endInsertRows();
}

void PictureModel::remove(int row) {
    beginRemoveRows({}, row, row);
    ids_.remove(row);
    endRemoveRows();
}

void PictureModel::set_verdict(std::int64_t image_id, const QString& verdict, const QString& reason) {
    records_.insert(image_id, new Record{verdict, reason});
    row_changed(image_id, {});
}

void PictureModel::forget_verdicts() {
    records_.clear();
    ++forgotten_;
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1));
}

void PictureModel::row_changed(std::int64_t image_id, const QList<int>& roles) {
    const int row = row_of(image_id);
    if (row >= 0) emit dataChanged(index(row), index(row), roles);
}

void PictureModel::set_captions(std::unordered_map<std::int64_t, QString> captions) {
    captions_ = std::move(captions);
    if (rowCount() > 0) emit dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, caption_role});
}

void PictureModel::look_at(const QObject* view, const std::vector<int>& rows) {
    std::vector<std::int64_t> wanted, unread;
    for (const int row : rows) {
        wanted.push_back(id(row));
        if (kind_ == Kind::synthetic && !records_.contains(wanted.back())) unread.push_back(wanted.back());
    }
    session_.pictures().want_thumbnails(view, wanted);
    if (!unread.empty()) read_records(unread);
}

void PictureModel::read_records(const std::vector<std::int64_t>& image_ids) {
    session_.reader().ask(
        this, "records", [image_ids](project::Project& project) { return project::SampleRepository(project).verdicts(image_ids); },
        [this, forgotten = forgotten_](const std::map<std::int64_t, project::SampleVerdict>& verdicts) {
            if (forgotten != forgotten_) return;
            for (const auto& [id, known] : verdicts) {
                // What was judged since the question is newer than the answer, and so is what waits to be written.
                if (!records_.contains(id) && !session_.kept_verdict(id)) set_verdict(id, qt(known.verdict), qt(known.reason));
            }
        });
}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ids_.size();
}

const PictureModel::Record& PictureModel::record(std::int64_t image_id) const {
    if (const Record* known = records_.object(image_id)) return *known;
    auto* fresh = new Record;
    if (kind_ == Kind::synthetic) {
        try {
            const auto verdicts = project::SampleRepository(session_.project()).verdicts({image_id});
            if (const auto found = verdicts.find(image_id); found != verdicts.end()) {
                *fresh = {qt(found->second.verdict), qt(found->second.reason)};
            }
        } catch (const std::exception&) {
            // A picture whose row cannot be read has no verdict to show; the loader tells why it cannot be shown either.
        }
    }
    if (const project::Verdict* kept = session_.kept_verdict(image_id)) *fresh = {qt(kept->verdict), qt(kept->reason)};
    records_.insert(image_id, fresh);
    return *fresh;
}

PictureModel::Facts PictureModel::facts(std::int64_t image_id) const {
    try {
        const project::ImageRow row = project::ImageRepository(session_.project()).get(image_id);
        const QString of_class = readable(project::ClassRepository(session_.project()).get(row.class_id).name);
        if (kind_ == Kind::synthetic) return {tr("generated picture %1").arg(image_id), of_class};
        const QString file = qt(std::filesystem::path(row.path).filename());
        return {row.idx < 0 ? file : QStringLiteral("%1 #%2").arg(file).arg(row.idx), of_class};
    } catch (const std::exception& error) {
        return {qt(std::string(error.what())), {}};
    }
}

QString PictureModel::spoken(std::int64_t image_id) const {
    const Facts known = facts(image_id);
    const Record& judged = record(image_id);
    QStringList words;
    if (!known.class_name.isEmpty()) words << known.class_name;
    if (judged.verdict == "accepted") words << tr("accepted");
    if (judged.verdict == "rejected") {
        words << (judged.reason.isEmpty() ? tr("rejected") : tr("rejected: %1").arg(reason_text(judged.reason.toStdString())));
    }
    if (judged.verdict == "unjudged") words << tr("to judge");
    words << known.name;
    return words.join(QStringLiteral(", "));
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::int64_t image_id = id(index.row());
    switch (role) {
        case id_role: return static_cast<qlonglong>(image_id);
        case Qt::DecorationRole: return session_.pictures().thumbnail_at_hand(image_id);
        case mark_role: {
            const Record* known = records_.object(image_id);
            return known ? known->verdict : QString();
        }
        case verdict_role: return record(image_id).verdict;
        case reason_role: return record(image_id).reason;
        case Qt::ToolTipRole: return facts(image_id).name;
        case caption_role:
        case Qt::DisplayRole: {
            const auto caption = captions_.find(image_id);
            return caption == captions_.end() ? QString() : caption->second;
        }
        case Qt::AccessibleTextRole: return spoken(image_id);
        default: return {};
    }
}

}  // namespace tw::ui
