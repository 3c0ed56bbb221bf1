#include "ui/bridge/system_colours.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QStandardPaths>

#include <optional>

namespace tw::ui {

namespace {

constexpr const char* portal_service = "org.freedesktop.portal.Desktop";
constexpr const char* portal_path = "/org/freedesktop/portal/desktop";
constexpr const char* portal_interface = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* color_scheme = "color-scheme";

std::optional<bool> portal_says_dark;

QString config_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
}

QStringList gtk_files(const QString& folder) {
    return {QDir(folder).filePath("gtk-4.0/settings.ini"), QDir(folder).filePath("gtk-3.0/settings.ini")};
}

}  // namespace

bool gtk_prefers_dark(const QString& folder) {
    for (const QString& file : gtk_files(folder)) {
        if (!QFileInfo::exists(file)) continue;
        const QSettings settings(file, QSettings::IniFormat);
        if (settings.value("Settings/gtk-application-prefer-dark-theme").toBool()) return true;
        if (settings.value("Settings/gtk-theme-name").toString().endsWith("dark", Qt::CaseInsensitive)) return true;
    }
    return false;
}

bool system_prefers_dark() {
    static const bool palette_is_dark =
        QGuiApplication::palette().color(QPalette::Window).lightness() < QGuiApplication::palette().color(QPalette::WindowText).lightness();
    if (portal_says_dark) return *portal_says_dark;
    return palette_is_dark || gtk_prefers_dark(config_folder());
}

SystemColours::SystemColours(QObject* parent) : QObject(parent) {
    for (const QString& file : gtk_files(config_folder())) {
        if (QFileInfo::exists(file)) gtk_files_.addPath(file);
    }
    connect(&gtk_files_, &QFileSystemWatcher::fileChanged, this, [this](const QString& file) {
        gtk_files_.addPath(file);  // an editor that writes a new file ends the watch
        emit changed();
    });
    // Without a session bus Qt would start one.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) ask_portal();
}

void SystemColours::ask_portal() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(portal_service, portal_path, portal_interface, "SettingChanged", this,
                SLOT(portal_setting_changed(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(portal_service, portal_path, portal_interface, "Read");
    question.setArguments({QString(appearance), QString(color_scheme)});
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, &SystemColours::take_portal_answer);
}

void SystemColours::take_portal_answer(QDBusPendingCallWatcher* answer) {
    const QDBusPendingReply<QDBusVariant> reply = *answer;
    if (!reply.isError()) set_portal_scheme(reply.value().variant());
    answer->deleteLater();
}

void SystemColours::portal_setting_changed(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group == appearance && key == color_scheme) set_portal_scheme(value.variant());
}

void SystemColours::set_portal_scheme(const QVariant& scheme) {
    // Read() wraps its answer once more than the signal does. 0: no preference, 1: dark, 2: light.
    const QVariant plain = scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    const uint value = plain.toUInt();
    portal_says_dark = value == 0 ? std::nullopt : std::optional<bool>(value == 1);
    emit changed();
}

}  // namespace tw::ui
