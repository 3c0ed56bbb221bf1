#pragma once

#include "core/project/project.h"
#include "ui/bridge/job_runner.h"
#include "ui/bridge/picture_loader.h"
#include "ui/bridge/reader.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace tw::ui {

using Tables = QSet<QString>;

/// One open project as the window sees it: the connection of the window's thread, news about changed tables as signals,
/// and the class that is picked on all pages.
class ProjectSession : public QObject {
    Q_OBJECT

public:
    explicit ProjectSession(project::Project project, QObject* parent = nullptr);
    ~ProjectSession() override;

    project::Project& project() { return project_; }
    bool read_only() const { return project_.mode() == project::Project::Mode::read; }
    QString name() const;
    Reader& reader() { return *reader_; }
    PictureLoader& pictures() { return *pictures_; }
    JobRunner& jobs() { return *jobs_; }

    /// 0: no class is picked.
    std::int64_t picked_class() const { return picked_class_; }
    /// Picking the picked class again clears the pick (the histogram is the filter).
    void toggle_class(std::int64_t class_id) { pick_class(class_id == picked_class_ ? 0 : class_id); }
    void pick_class(std::int64_t class_id);

    /// Undoes or redoes the last verdict action; false when there is nothing left.
    bool undo();
    bool redo();

    /// Starts a job on this project; false when another one runs or the project is open for reading only.
    bool start(Job job);

signals:
    /// Tables with changed rows since the last news; at most ten times a second.
    void changed(const tw::ui::Tables& tables);
    void class_picked(qint64 class_id);
    /// Undo or redo changed the verdicts of these samples.
    void verdicts_moved(const std::vector<std::int64_t>& image_ids);
    void trouble(const QString& reason);

private:
    void note(const QString& table);
    bool moved(const std::vector<std::int64_t>& image_ids);

    project::Project project_;
    int listener_ = 0;
    Tables news_;
    QTimer news_timer_;
    std::int64_t picked_class_ = 0;
    std::unique_ptr<Reader> reader_;
    std::unique_ptr<PictureLoader> pictures_;
    std::unique_ptr<JobRunner> jobs_;
};

}  // namespace tw::ui
