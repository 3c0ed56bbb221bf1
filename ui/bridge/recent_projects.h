#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace tw::ui {

struct RecentProject {
    QString folder, name;
    bool is_pinned = false;
    bool is_there = true;  // else its disk is not plugged in, or it was moved
    QString state;         // what was next when it was open last
    QDateTime seen;        // when that was
};

/// The projects of the last times, as the window remembers them.
class RecentProjects {
public:
    /// Pinned ones first, then the newest.
    QList<RecentProject> all() const;
    void set_pinned(const QString& folder, bool pinned);
    /// Forgets it; the project itself stays.
    void remove(const QString& folder);
    void set_state(const QString& folder, const QString& state);
};

}  // namespace tw::ui
