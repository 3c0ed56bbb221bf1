#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace tw::ui {

/// What the window remembers between two starts. Nothing of a project's content.
class Settings {
public:
    QString theme() const;  // "system", "light", "dark"
    void set_theme(const QString& theme);

    /// Name of a locale, "de"; empty: the system's. Takes effect at the next start.
    QString language() const;
    void set_language(const QString& language);

    /// Percent of the usual size, 100 to 200. Takes effect at the next start.
    int scale() const;
    void set_scale(int percent);

    /// Threads for pictures; 0: one a core.
    int threads() const;
    void set_threads(int threads);

    /// Limit of the thumbnails on disk, MB.
    int thumbnail_limit() const;
    void set_thumbnail_limit(int megabytes);

    /// The person's own keys of a command, in QKeySequence's portable form; nothing while the usual ones hold.
    std::optional<QStringList> keys(const QString& command) const;
    void set_keys(const QString& command, const QStringList& keys);
    void reset_keys(const QString& command);

    /// Names of the commands that were last run from the palette, newest first.
    QStringList recent_commands() const;
    void add_recent_command(const QString& command);

    /// The tour was walked through or skipped.
    bool tour_done() const;
    void set_tour_done();

    QStringList recent_projects() const;  // newest first, existing ones only
    void add_recent_project(const QString& folder);

    QByteArray geometry() const;
    void set_geometry(const QByteArray& geometry);

    /// Place in one project: page, filter, position. Written by another thread soon after, for moving through a list sets it with every key
    /// and a write waits for the disk.
    QVariant place(const QString& folder, const QString& key) const;
    void set_place(const QString& folder, const QString& key, const QVariant& value);
    /// Waits until all places are written.
    void write_now();
};

}  // namespace tw::ui
