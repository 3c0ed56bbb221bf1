#include "ui/models/issues_model.h"

#include "ui/bridge/text.h"

namespace tw::ui {

namespace {

QString kind_text(const std::string& kind) {
    if (kind == "broken") return IssuesModel::tr("broken");
    if (kind == "too_large") return IssuesModel::tr("too large");
    if (kind == "duplicate") return IssuesModel::tr("duplicate");
    if (kind == "mislabelled") return IssuesModel::tr("wrong label");
    if (kind == "class_name_clash") return IssuesModel::tr("two classes, one name");
    if (kind == "converted") return IssuesModel::tr("converted");
    if (kind == "small_class") return IssuesModel::tr("small class");
    if (kind == "unknown_file") return IssuesModel::tr("unknown file");
    return readable(kind);
}

}  // namespace

void IssuesModel::set_issues(std::vector<project::ImportIssue> issues) {
    beginResetModel();
    issues_ = std::move(issues);
    endResetModel();
}

int IssuesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(issues_.size());
}

int IssuesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QVariant IssuesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const project::ImportIssue& issue = issues_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) return qt(issue.path + "\n" + issue.reason);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case kind_column: return kind_text(issue.kind);
        case file_column: return qt(std::filesystem::path(issue.path).filename());
        case reason_column: return qt(issue.reason);
        default: return {};
    }
}

QVariant IssuesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case kind_column: return tr("What");
        case file_column: return tr("File");
        case reason_column: return tr("Reason");
        default: return {};
    }
}

}  // namespace tw::ui
