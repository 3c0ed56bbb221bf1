#pragma once

#include "core/stages/import/folder_diff.h"
#include "ui/bridge/reader.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace tw::ui {

/// Notices that imported folders changed outside: compares them with the project on a thread of its own when the project is opened, when
/// the file system reports a change, and when asked. Nothing is written.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    using Differences = std::vector<stages::FolderDifference>;  // one an imported root

    explicit FolderWatch(const project::Project& project, QObject* parent = nullptr);
    /// Stops a comparison that runs.
    ~FolderWatch() override;

    /// A comparison that waits already is replaced.
    void check(stages::Depth depth = stages::Depth::quick);
    /// Gives the connection back, and takes a new one.
    void close() { reader_->close(); }
    void open(const project::Project& project) { reader_->open(project.reopen()); }
    /// While a job changes the project, comparisons wait.
    void hold(bool held);
    bool busy() const { return busy_; }
    /// Of the last comparison; never null.
    std::shared_ptr<const Differences> differences() const { return differences_; }
    std::int64_t news() const;

signals:
    /// busy() changed, or there are new differences.
    void changed();
    /// A comparison ended.
    void checked();
    void failed(const QString& reason);

private:
    struct Result {
        std::shared_ptr<const Differences> differences;
        QStringList folders;  // to be watched
    };
    static Result compare(const project::Project& project, stages::Depth depth, const jobs::Control& control);
    void take(const Result& result);

    std::shared_ptr<jobs::Control> control_ = std::make_shared<jobs::Control>();
    std::unique_ptr<Reader> reader_;
    QFileSystemWatcher watcher_;
    QTimer settled_;
    std::shared_ptr<const Differences> differences_ = std::make_shared<Differences>();
    bool busy_ = false, held_ = false, asked_while_held_ = false;
};

}  // namespace tw::ui
