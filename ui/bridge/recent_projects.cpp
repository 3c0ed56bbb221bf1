#include "ui/bridge/recent_projects.h"

#include "ui/bridge/settings.h"
#include "ui/bridge/text.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace tw::ui {

namespace {

constexpr const char* recent_key = "recent";
constexpr const char* pinned_key = "pinned";

void take_out(const char* key, const QString& folder) {
    QStringList folders = QSettings().value(key).toStringList();
    folders.removeAll(folder);
    QSettings().setValue(key, folders);
}

}  // namespace

QList<RecentProject> RecentProjects::all() const {
    const QStringList pinned = QSettings().value(pinned_key).toStringList();
    QStringList folders = QSettings().value(recent_key).toStringList();
    for (const QString& folder : pinned) {
        if (!folders.contains(folder)) folders << folder;
    }
    QList<RecentProject> projects;
    for (const QString& folder : folders) {
        projects << RecentProject{folder,
                                  project_name(to_path(folder)),
                                  pinned.contains(folder),
                                  QFileInfo::exists(folder + "/project.db"),
                                  Settings().place(folder, "state").toString(),
                                  Settings().place(folder, "seen").toDateTime()};
    }
    std::stable_sort(projects.begin(), projects.end(), [](const auto& a, const auto& b) { return a.is_pinned > b.is_pinned; });
    return projects;
}

void RecentProjects::set_pinned(const QString& folder, bool pinned) {
    take_out(pinned_key, folder);
    if (!pinned) return;
    QSettings().setValue(pinned_key, QSettings().value(pinned_key).toStringList() << folder);
}

void RecentProjects::remove(const QString& folder) {
    take_out(pinned_key, folder);
    take_out(recent_key, folder);
}

void RecentProjects::set_state(const QString& folder, const QString& state) {
    Settings().set_place(folder, "state", state);
    Settings().set_place(folder, "seen", QDateTime::currentDateTime());
}

}  // namespace tw::ui
