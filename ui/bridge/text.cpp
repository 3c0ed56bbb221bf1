#include "ui/bridge/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Text)
};

}  // namespace

QString number(std::int64_t value) {
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString duration(double seconds) {
    const auto total = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (total < 60) return Words::tr("%1 s").arg(number(total));
    if (total < 3600) return Words::tr("%1 min %2 s").arg(number(total / 60), number(total % 60));
    return Words::tr("%1 h %2 min").arg(number(total / 3600), number(total / 60 % 60));
}

QString moment(const std::string& iso) {
    return QLocale().toString(QDateTime::fromString(qt(iso), Qt::ISODate).toLocalTime(), QLocale::ShortFormat);
}

QString bytes(std::uintmax_t count) {
    return QLocale().formattedDataSize(static_cast<qint64>(count), 1, QLocale::DataSizeSIFormat);
}

QString readable(const std::string& name) {
    return qt(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString project_name(const std::filesystem::path& folder) {
    const std::filesystem::path above = folder.parent_path().filename();
    return qt(folder.filename() == "project" && !above.empty() ? above : folder.filename());
}

}  // namespace tw::ui
