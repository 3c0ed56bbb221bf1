#pragma once

#include "ui/models/folder_changes_model.h"
#include "ui/pages/page.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace tw::ui {

/// How the imported folders differ from the project, and what can be done about it. Nothing is lost whichever button is pressed.
class FolderChanges : public QWidget {
    Q_OBJECT

public:
    FolderChanges(ProjectSession& session, Dialogs& dialogs, QWidget* parent = nullptr);
    const FolderChangesModel& model() const { return *model_; }

signals:
    /// Number of differences, for the tab.
    void counted(qint64 news);

private:
    void show_differences();
    void show_faults(const FolderWatch::Differences& differences);
    void apply(const QString& title, const stages::FolderActs& acts);
    void choose_new_place(const stages::ImportedRoot& root);
    void relink_root(const stages::ImportedRoot& root, const std::filesystem::path& now);

    ProjectSession& session_;
    Dialogs& dialogs_;
    FolderChangesModel* model_ = nullptr;
    QLabel* summary_ = nullptr;
    QWidget* faults_ = nullptr;
    QVBoxLayout* fault_rows_ = nullptr;
    QTableView* table_ = nullptr;
    QPushButton* check_ = nullptr;
    QPushButton* add_ = nullptr;
    QPushButton* relink_ = nullptr;
    QPushButton* reread_ = nullptr;
    QPushButton* mark_ = nullptr;
};

}  // namespace tw::ui
