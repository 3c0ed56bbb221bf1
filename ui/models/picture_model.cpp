#include "ui/models/picture_model.h"

#include "ui/bridge/text.h"

#include <exception>

namespace tw::ui {

namespace {
constexpr int kept_records = 4096;
}

PictureModel::PictureModel(ProjectSession& session, Kind kind, QObject* parent)
    : QAbstractListModel(parent), session_(session), kind_(kind), records_(kept_records) {
    connect(&session_.pictures(), &PictureLoader::thumbnail_ready, this, [this](qint64 image_id) {
        const int row = row_of(image_id);
        if (row >= 0) emit dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void PictureModel::set_ids(std::vector<std::int64_t> ids) {
    records_.clear();
    if (ids == ids_) {
        if (!ids_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    // Pictures that were added at the end are the common news while a batch is drawn.
    if (!ids_.empty() && ids.size() > ids_.size() && std::equal(ids_.begin(), ids_.end(), ids.begin())) {
        beginInsertRows({}, rowCount(), static_cast<int>(ids.size()) - 1);
        ids_ = std::move(ids);
        rows_known_ = false;
        endInsertRows();
        return;
    }
    beginResetModel();
    ids_ = std::move(ids);
    rows_known_ = false;
    endResetModel();
}

void PictureModel::index_rows() const {
    rows_.clear();
    rows_.reserve(ids_.size());
    for (std::size_t i = 0; i < ids_.size(); ++i) rows_[ids_[i]] = static_cast<int>(i);
    rows_known_ = true;
}

int PictureModel::row_of(std::int64_t image_id) const {
    if (!rows_known_) index_rows();
    const auto found = rows_.find(image_id);
    return found == rows_.end() ? -1 : found->second;
}

void PictureModel::insert(int row, std::int64_t image_id) {
    beginInsertRows({}, row, row);
    ids_.insert(ids_.begin() + row, image_id);
    rows_known_ = false;
    endInsertRows();
}

void PictureModel::remove(int row) {
    beginRemoveRows({}, row, row);
    ids_.erase(ids_.begin() + row);
    rows_known_ = false;
    endRemoveRows();
}

void PictureModel::forget(std::int64_t image_id) {
    records_.remove(image_id);
    const int row = row_of(image_id);
    if (row >= 0) emit dataChanged(index(row), index(row));
}

void PictureModel::set_captions(std::unordered_map<std::int64_t, QString> captions) {
    captions_ = std::move(captions);
    if (!ids_.empty()) emit dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, caption_role});
}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

const PictureModel::Record& PictureModel::record(std::int64_t image_id) const {
    if (const Record* known = records_.object(image_id)) return *known;
    auto* fresh = new Record;
    try {
        if (kind_ == Kind::synthetic) {
            const project::Sample sample = project::SampleRepository(session_.project()).get(image_id);
            *fresh = {qt(sample.verdict), qt(sample.reason), tr("generated picture %1").arg(image_id)};
        } else {
            const project::ImageRow row = project::ImageRepository(session_.project()).get(image_id);
            fresh->name = row.idx < 0 ? qt(std::filesystem::path(row.path).filename())
                                      : QStringLiteral("%1 #%2").arg(qt(std::filesystem::path(row.path).filename())).arg(row.idx);
        }
    } catch (const std::exception& error) {
        fresh->name = qt(std::string(error.what()));
    }
    records_.insert(image_id, fresh);
    return *fresh;
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::int64_t image_id = id(index.row());
    switch (role) {
        case id_role: return static_cast<qlonglong>(image_id);
        case Qt::DecorationRole: return session_.pictures().thumbnail(image_id);
        case verdict_role: return record(image_id).verdict;
        case reason_role: return record(image_id).reason;
        case Qt::ToolTipRole: return record(image_id).name;
        case caption_role:
        case Qt::DisplayRole: {
            const auto caption = captions_.find(image_id);
            return caption == captions_.end() ? QString() : caption->second;
        }
        case Qt::AccessibleTextRole: {
            const Record& known = record(image_id);
            return known.verdict.isEmpty() ? known.name : QStringLiteral("%1, %2").arg(known.name, known.verdict);
        }
        default: return {};
    }
}

}  // namespace tw::ui
