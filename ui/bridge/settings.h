#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace tw::ui {

/// What the window remembers between two starts. Nothing of a project's content.
class Settings {
public:
    QString theme() const;  // "system", "light", "dark"
    void set_theme(const QString& theme);

    QStringList recent_projects() const;  // newest first, existing ones only
    void add_recent_project(const QString& folder);

    QByteArray geometry() const;
    void set_geometry(const QByteArray& geometry);

    /// Place in one project: page, filter, position.
    QVariant place(const QString& folder, const QString& key) const;
    void set_place(const QString& folder, const QString& key, const QVariant& value);
};

}  // namespace tw::ui
