#include "ui/bridge/settings.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>
#include <QSettings>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace tw::ui {

namespace {

constexpr int recent_limit = 10;
constexpr int usual_thumbnail_limit = 2000;  // MB

QString place_key(const QString& folder, const QString& key) {
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStringLiteral("places/%1/%2").arg(QString::fromLatin1(hash), key);
}

/// Values on their way to the settings file; a later value of a key takes the place of an earlier one.
class LateWriter {
public:
    static LateWriter& only() {
        static LateWriter writer;
        return writer;
    }

    void set(const QString& key, const QVariant& value) {
        const std::lock_guard lock(mutex_);
        waiting_[key] = value;
        changed_.notify_all();
    }

    std::optional<QVariant> value(const QString& key) const {
        const std::lock_guard lock(mutex_);
        for (const QHash<QString, QVariant>* values : {&waiting_, &writing_}) {
            if (const auto found = values->find(key); found != values->end()) return found.value();
        }
        return std::nullopt;
    }

    void write_now() {
        std::unique_lock lock(mutex_);
        hurry_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return quit_ || (waiting_.isEmpty() && writing_.isEmpty()); });
        hurry_ = false;
    }

private:
    LateWriter() : thread_([this] { loop(); }) {
        // Qt's own settings must still be there for the last write.
        qAddPostRoutine([] { only().end(); });
    }
    ~LateWriter() { end(); }

    void end() {
        {
            const std::lock_guard lock(mutex_);
            quit_ = true;
            changed_.notify_all();
        }
        if (thread_.joinable()) thread_.join();
    }

    void loop() {
        constexpr auto gathering = std::chrono::milliseconds(500);
        std::unique_lock lock(mutex_);
        for (;;) {
            changed_.wait(lock, [this] { return quit_ || !waiting_.isEmpty(); });
            if (waiting_.isEmpty()) return;
            changed_.wait_for(lock, gathering, [this] { return quit_ || hurry_; });
            writing_.swap(waiting_);
            lock.unlock();
            {
                QSettings file;
                for (auto it = writing_.cbegin(); it != writing_.cend(); ++it) file.setValue(it.key(), it.value());
            }
            lock.lock();
            writing_.clear();
            changed_.notify_all();
        }
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    QHash<QString, QVariant> waiting_, writing_;
    bool hurry_ = false, quit_ = false;
    std::thread thread_;
};

}  // namespace

QString Settings::theme() const {
    return QSettings().value("theme", "system").toString();
}

void Settings::set_theme(const QString& theme) {
    QSettings().setValue("theme", theme);
}

QString Settings::language() const {
    return QSettings().value("language").toString();
}

void Settings::set_language(const QString& language) {
    QSettings().setValue("language", language);
}

int Settings::scale() const {
    return std::clamp(QSettings().value("scale", 100).toInt(), 100, 200);
}

void Settings::set_scale(int percent) {
    QSettings().setValue("scale", percent);
}

int Settings::threads() const {
    return std::max(0, QSettings().value("threads", 0).toInt());
}

void Settings::set_threads(int threads) {
    QSettings().setValue("threads", threads);
}

int Settings::thumbnail_limit() const {
    return QSettings().value("thumbnail_limit", usual_thumbnail_limit).toInt();
}

void Settings::set_thumbnail_limit(int megabytes) {
    QSettings().setValue("thumbnail_limit", megabytes);
}

std::optional<QStringList> Settings::keys(const QString& command) const {
    const QVariant keys = QSettings().value("keys/" + command);
    return keys.isValid() ? std::optional<QStringList>(keys.toStringList()) : std::nullopt;
}

void Settings::set_keys(const QString& command, const QStringList& keys) {
    QSettings().setValue("keys/" + command, keys);
}

void Settings::reset_keys(const QString& command) {
    QSettings().remove("keys/" + command);
}

QStringList Settings::recent_commands() const {
    return QSettings().value("recent_commands").toStringList();
}

void Settings::add_recent_command(const QString& command) {
    QStringList commands = recent_commands();
    commands.removeAll(command);
    commands.prepend(command);
    QSettings().setValue("recent_commands", commands.mid(0, recent_limit));
}

bool Settings::tour_done() const {
    return QSettings().value("tour_done", false).toBool();
}

void Settings::set_tour_done() {
    QSettings().setValue("tour_done", true);
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
    const QString full = place_key(folder, key);
    const std::optional<QVariant> waiting = LateWriter::only().value(full);
    return waiting ? *waiting : QSettings().value(full);
}

void Settings::set_place(const QString& folder, const QString& key, const QVariant& value) {
    LateWriter::only().set(place_key(folder, key), value);
}

void Settings::write_now() {
    LateWriter::only().write_now();
}

}  // namespace tw::ui
