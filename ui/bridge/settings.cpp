#include "ui/bridge/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

namespace tw::ui {

namespace {

constexpr int recent_limit = 10;

QString place_key(const QString& folder, const QString& key) {
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("places/%1/%2").arg(QString::fromLatin1(hash), key);
}

}  // namespace

QString Settings::theme() const {
    return QSettings().value("theme", "system").toString();
}

void Settings::set_theme(const QString& theme) {
    QSettings().setValue("theme", theme);
}

QStringList Settings::recent_projects() const {
    QStringList existing;
    for (const QString& folder : QSettings().value("recent").toStringList()) {
        if (QFileInfo::exists(folder + "/project.db")) existing.append(folder);
    }
    return existing;
}

void Settings::add_recent_project(const QString& folder) {
    QStringList folders = QSettings().value("recent").toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue("recent", folders.mid(0, recent_limit));
}

QByteArray Settings::geometry() const {
    return QSettings().value("geometry").toByteArray();
}

void Settings::set_geometry(const QByteArray& geometry) {
    QSettings().setValue("geometry", geometry);
}

QVariant Settings::place(const QString& folder, const QString& key) const {
    return QSettings().value(place_key(folder, key));
}

void Settings::set_place(const QString& folder, const QString& key, const QVariant& value) {
    QSettings().setValue(place_key(folder, key), value);
}

}  // namespace tw::ui
