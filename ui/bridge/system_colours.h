#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QString>

class QDBusVariant;
class QDBusPendingCallWatcher;

namespace tw::ui {

/// Whether the desktop asks for dark colours: what its settings portal said last, else GTK's settings file, else the palette
/// that the program started with (so ask once before setting another palette). Qt tells nothing of this before 6.5.
bool system_prefers_dark();

/// What gtk-3.0/settings.ini or gtk-4.0/settings.ini below `config_folder` asks for.
bool gtk_prefers_dark(const QString& config_folder);

/// Listens to the settings portal and to GTK's settings file.
class SystemColours : public QObject {
    Q_OBJECT

public:
    explicit SystemColours(QObject* parent = nullptr);

signals:
    /// system_prefers_dark() may have another answer now.
    void changed();

private slots:
    void portal_setting_changed(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask_portal();
    void take_portal_answer(QDBusPendingCallWatcher* answer);
    void set_portal_scheme(const QVariant& scheme);

    QFileSystemWatcher gtk_files_;
};

}  // namespace tw::ui
