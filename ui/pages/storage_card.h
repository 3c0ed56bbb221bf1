#pragma once

#include "core/project/storage.h"
#include "core/project/trash.h"
#include "ui/pages/page.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tw::ui {

class FileTask;

/// What the project takes on disk, and what can be freed: rejected pictures, the trash, the cache.
class StorageCard : public QFrame {
    Q_OBJECT

public:
    StorageCard(ProjectSession& session, Dialogs& dialogs, QWidget* parent = nullptr);
    /// Reads everything again.
    void refresh();

signals:
    void notice(const QString& text);
    void trouble(const QString& reason);

private:
    struct Counts {
        std::int64_t removable = 0;
        project::TrashSize trash;
    };
    void measure();
    void show_counts(const Counts& counts);
    void show_sizes(const project::StorageSizes& sizes);
    void remove_rejected();
    void restore();
    void empty();
    void clear_cache();
    /// A write of the trash as a job, since it moves files.
    void start(const QString& title, std::function<void(project::TrashRepository&)> work);
    QLabel* add_line(QVBoxLayout* column, const char* name, const QList<QPushButton*>& buttons);

    ProjectSession& session_;
    Dialogs& dialogs_;
    FileTask* measuring_ = nullptr;
    Counts counts_;
    QLabel* sizes_ = nullptr;
    QLabel* rejected_ = nullptr;
    QLabel* trash_ = nullptr;
    QLabel* cache_ = nullptr;
    QPushButton* remove_ = nullptr;
    QPushButton* restore_ = nullptr;
    QPushButton* empty_ = nullptr;
    QPushButton* clear_ = nullptr;
};

}  // namespace tw::ui
