#pragma once

#include <QString>

#include <filesystem>
#include <string>

namespace tw::ui {

inline QString qt(const std::string& text) {
    return QString::fromStdString(text);
}
inline QString qt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}
inline std::filesystem::path to_path(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

/// A whole number with the separators of the user's language.
QString number(std::int64_t value);
/// `decimals` after the point, in the user's language.
QString number(double value, int decimals);
/// "3 min 20 s".
QString duration(double seconds);
/// A moment as the project file keeps it (ISO 8601, UTC), in the user's language and time zone.
QString moment(const std::string& iso);
/// "12.3 MB" (powers of 1000), in the user's language.
QString bytes(std::uintmax_t count);
/// A class or reject reason as people read it: '_' to ' '.
QString readable(const std::string& name);
/// What people call the project in `folder`: the folder's name; a folder called "project" says nothing, so the one it lies in does.
QString project_name(const std::filesystem::path& folder);

}  // namespace tw::ui
