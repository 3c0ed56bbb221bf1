#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace tw::ui {

class Banner;
class ProjectSession;

/// Watches what may happen to an open project from outside and says it in the banner, with a way forward.
class ProjectNotices : public QObject {
    Q_OBJECT

public:
    struct Ways {
        std::function<void()> show_changes;               // opens the place where a changed folder is shown
        std::function<void(const QString&)> show_notice;  // a short word
    };
    /// The session owns it; the banner outlives it.
    ProjectNotices(ProjectSession& session, Banner& banner, Ways ways);

private:
    void folders_checked();
    void check_place();
    void storage_failed(const QString& reason);
    void retry();
    void warn_of_network();

    ProjectSession& session_;
    Banner& banner_;
    Ways ways_;
    QTimer timer_;
    std::int64_t told_ = 0;    // news that the banner has spoken of
    bool is_failing_ = false;  // the banner speaks of the project's disk
    QString reason_;
};

}  // namespace tw::ui
